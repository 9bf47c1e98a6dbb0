import { type CatalogueEntry, catalogue } from '../../systems/catalogue.ts'
import { suggestion } from '../expression/near-names.ts'

/**
 * Whether its exponents can be measured by tangent vectors: not with noise or delays that vary, nor where the field jumps,
 * since the Jacobian does not see what a jump does to a tangent vector.
 */
export function isMeasurable({ system }: CatalogueEntry): boolean {
  const { kind, equations = {} } = system
  if (kind === 'map') return true
  const jumps = Object.values(equations).some((side) => side.includes('sign('))
  return kind !== 'sde' && (kind !== 'dde' || system.constantDelays) && !jumps
}

/** The entry with this id, in any case and with or without hyphens. @throws RangeError with the nearest names. */
export function findEntry(name: string): CatalogueEntry {
  const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '')
  const found = catalogue().find(({ id, system }) => plain(id) === plain(name) || plain(system.name) === plain(name))
  if (found) return found
  const ids = catalogue().map(({ id }) => id)
  throw new RangeError(`no system '${name}'${suggestion(name, ids)}; 'rhei systems' lists them`)
}
