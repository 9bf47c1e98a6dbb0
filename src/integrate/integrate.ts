import type { OdeSystem } from '../system/system.ts'
import type { Trajectory } from '../trajectory.ts'
import { checkTimes } from './check-times.ts'
import { initialState } from './initial-state.ts'
import type { Integrator } from './integrator.ts'
import { odex } from './odex.ts'
import { toTrajectory } from './to-trajectory.ts'

/**
 * The solution of `system` from y0, at each of `times`. Where it cannot be continued, the trajectory is cut at the
 * last time reached and `status` and `message` say why.
 *
 * @param y0 State at times[0]; shape [dim]. Copied.
 * @param times Strictly increasing, or strictly decreasing to go backwards; shape [n], n ≥ 1. Copied bit by bit.
 * @param integrator Default `odex()`: adaptive, relative tolerance 1e-9.
 * @throws RangeError for a y0 or times that do not fit. Whatever the system's own field throws passes unchanged.
 */
export function integrate(
  system: OdeSystem,
  y0: ArrayLike<number>,
  times: ArrayLike<number>,
  integrator: Integrator = odex(),
): Trajectory {
  const start = initialState('integrate', system, y0)
  const grid = Float64Array.from(times)
  checkTimes('integrate', grid)
  return grid.length === 1 ? toTrajectory(system, grid, start, 1) : integrator(system, start, grid)
}
