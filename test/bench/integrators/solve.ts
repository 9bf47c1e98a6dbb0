import type { ToleranceOptions } from '../../../src/integrate/adaptive/tolerance.ts'
import { integrate } from '../../../src/integrate/integrate.ts'
import type { Trajectory } from '../../../src/trajectory.ts'
import type { Method } from './methods.ts'
import type { Problem } from './problems.ts'

/** The tolerances of a problem: absolute ones are a thousandth of the relative one, in units of the problem's scale. */
export function tolerancesOf({ scale }: Problem, relativeTolerance: number): Required<ToleranceOptions> {
  const absolute = (size: number): number => (relativeTolerance * size) / 1000
  return { relativeTolerance, absoluteTolerance: typeof scale === 'number' ? absolute(scale) : scale.map(absolute) }
}

/** The work that is timed. */
export function solve(
  problem: Problem,
  integrator: NonNullable<Method['integrator']>,
  relativeTolerance: number,
): Trajectory {
  const { system, end } = problem
  return integrate(system, system.initialState, [0, end], integrator(tolerancesOf(problem, relativeTolerance)))
}

/** Calls of the field in one integration, counted from outside: not every method has statistics. */
export function countEvaluations(
  problem: Problem,
  integrator: NonNullable<Method['integrator']>,
  relativeTolerance: number,
): number {
  const { system } = problem
  const { field } = system
  let evaluations = 0
  const counting = {
    ...system,
    field: (t: number, y: Float64Array, dydt: Float64Array) => {
      evaluations++
      field(t, y, dydt)
    },
  }
  solve({ ...problem, system: counting }, integrator, relativeTolerance)
  return evaluations
}
