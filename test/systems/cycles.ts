import { oscillationPeriod } from '../../src/compare/oscillation-period.ts'
import { dop853 } from '../../src/integrate/explicit/dop853.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import type { OdeSystem } from '../../src/system/system.ts'
import { slice, type Trajectory, timeGrid } from '../../src/trajectory.ts'

/** The states at n + 1 equal steps up to `end`, from the initial state or another. */
export function run(system: OdeSystem, end: number, n = 1, from: ArrayLike<number> = system.initialState): Trajectory {
  return integrate(system, from, timeGrid(0, end / n, n), dop853({ relativeTolerance: 1e-10 }))
}

/** The state at `end`. */
export function stateAfter(system: OdeSystem, end: number, from?: ArrayLike<number>): number[] {
  return [...run(system, end, 1, from).states.slice(system.dim)]
}

/** The period that is reached in the end, from the last half of 60 declared (or given) periods. */
export function cyclePeriod(system: OdeSystem, guess: number = system.period!, variable = 0): number {
  return oscillationPeriod(slice(run(system, 60 * guess, 12_000), 6000), variable)
}

/** How far the variable still swings in the last quarter of a run up to `end`. */
export function swing(system: OdeSystem, end: number, variable = 0, from?: ArrayLike<number>): number {
  const { states, dim } = slice(run(system, end, 4000, from), 3000)
  const values = Array.from({ length: states.length / dim }, (_, i) => states[i * dim + variable]!)
  return Math.max(...values) - Math.min(...values)
}
