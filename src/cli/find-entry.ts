import { type CatalogueEntry, catalogue } from '../../systems/catalogue.ts'
import { suggestion } from '../expression/near-names.ts'

/** Flows that settle on no attractor from their default start: averages say when they were stopped. */
const passing: Readonly<Record<string, string>> = {
  pleiades: 'scatters its stars, so that no orbit stays',
  robertson: 'creeps up to an equilibrium more slowly than any exponential',
}

/**
 * Why no spectrum is measured by tangent vectors, if none is: with delays or noise; where the field jumps, since the
 * Jacobian does not see what a jump does to a tangent vector; where the start leads to no attractor.
 */
export function whyUnmeasured({ id, delay, stochastic, system }: CatalogueEntry): string | undefined {
  const { kind, equations = {} } = system
  const jumps = kind === 'ode' && Object.values(equations).some((side) => side.includes('sign('))
  return delay || stochastic || jumps ? 'has delays, noise or jumps' : passing[id]
}

/** The entry with this id, in any case and with or without hyphens. @throws RangeError with the nearest names. */
export function findEntry(name: string): CatalogueEntry {
  const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '')
  const found = catalogue().find(({ id, system }) => plain(id) === plain(name) || plain(system.name) === plain(name))
  if (found) return found
  const ids = catalogue().map(({ id }) => id)
  throw new RangeError(`no system '${name}'${suggestion(name, ids)}; 'rhei systems' lists them`)
}
