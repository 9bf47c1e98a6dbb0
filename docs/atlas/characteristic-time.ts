import { oscillationPeriod } from '../../src/compare/oscillation-period.ts'
import { dopri5 } from '../../src/integrate/explicit/dopri5.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import { timeGrid } from '../../src/trajectory.ts'
import type { CatalogueEntry, CatalogueSystem } from '../../systems/catalogue.ts'
import { longestLag } from './longest-lag.ts'

/** The time in which something happens: the period as measured or stated, else an estimate from a short run. */
export function characteristicTime({ system, measured }: CatalogueEntry): number {
  return measured?.period ?? system.period ?? estimate(system)
}

function estimate(system: CatalogueSystem): number {
  if (system.kind === 'map') return system.dt ?? 1
  // A cycle that a lag brings about takes about four of it.
  if (system.kind === 'dde') return 4 * longestLag(system)
  const scale = timeOfChange(system)
  // The states of a field, row by row, would fill the memory.
  if (system.kind === 'sde' || system.domain === 'fields') return scale
  const trajectory = integrate(system, system.initialState, timeGrid(0, scale / 20, 4000), dopri5({ maxSteps: 50_000 }))
  try {
    return oscillationPeriod(trajectory)
  } catch {
    return 10 * scale // No oscillation in sight.
  }
}

/** |y| / |f(y)| at the start, the time after which the state has changed by its own size; 1 at an equilibrium. */
function timeOfChange(system: Exclude<CatalogueSystem, { kind: 'map' | 'dde' }>): number {
  const rate = new Float64Array(system.dim)
  system.field(0, Float64Array.from(system.initialState), rate)
  const time = Math.hypot(...system.initialState) / Math.hypot(...rate)
  return time > 0 && Number.isFinite(time) ? time : 1
}
