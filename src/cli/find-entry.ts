import { type CatalogueEntry, catalogue } from '../../systems/catalogue.ts'
import { suggestion } from '../expression/near-names.ts'
import { usageError } from './usage-error.ts'

/** Flows that settle on no attractor from their default start: averages say when they were stopped. */
const passing: Readonly<Record<string, string>> = {
  pleiades: 'scatters its stars, so that no orbit stays',
  robertson: 'creeps up to an equilibrium more slowly than any exponential',
}

/**
 * Why the exponents of a system cannot be measured by tangent vectors; undefined where they can. The Jacobian does not see
 * what a jump of the field does to a tangent vector; on a grid as fine as a field's, tangent vectors would take hours;
 * some starts lead to no attractor.
 */
export function obstacle({ id, domain, system }: CatalogueEntry): string | undefined {
  const { kind, equations = {} } = system
  if (domain === 'fields') return 'is a field on a grid'
  if (kind === 'sde') return 'has noise'
  if (kind === 'dde' && !system.constantDelays) return 'has delays that vary'
  const jumps = kind !== 'map' && Object.values(equations).some((side) => side.includes('sign('))
  return jumps ? 'has a field that jumps' : passing[id]
}

/** The entry with this id, in any case and with or without hyphens. @throws RangeError with the nearest names. */
export function findEntry(name: string): CatalogueEntry {
  const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '')
  const found = catalogue().find(({ id, system }) => plain(id) === plain(name) || plain(system.name) === plain(name))
  if (found) return found
  const ids = catalogue().map(({ id }) => id)
  throw usageError(`no system '${name}'${suggestion(name, ids)}; 'rhei systems' lists them`)
}
