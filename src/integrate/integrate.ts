import type { OdeSystem } from '../system/system.ts'
import type { Trajectory } from '../trajectory.ts'
import { checkTimes } from './check-times.ts'
import type { EventDefinition } from './events.ts'
import { dop853 } from './explicit/dop853.ts'
import { initialState } from './initial-state.ts'
import { integrateWithEvents } from './integrate-with-events.ts'
import type { Integrator } from './integrator.ts'
import { toTrajectory } from './to-trajectory.ts'

export interface IntegrateOptions {
  /** Crossings to find, to stop at or to start anew from; they come back as the trajectory's `events`. */
  readonly events?: readonly EventDefinition[]
}

/**
 * The solution of `system` from y0, at each of `times`. Where it cannot be continued, the trajectory is cut at the
 * last time reached and `status` and `message` say why.
 *
 * @param y0 State at times[0]; shape [dim]. Copied.
 * @param times Strictly increasing, or strictly decreasing to go backwards; shape [n], n ≥ 1. Copied bit by bit.
 * @param integrator Default `dop853()`: adaptive, of order 8, relative tolerance 1e-9, absolute tolerance 1e-12.
 * @throws RangeError for a y0 or times that do not fit. Whatever the system's own field throws passes unchanged.
 */
export function integrate(
  system: OdeSystem,
  y0: ArrayLike<number>,
  times: ArrayLike<number>,
  integrator: Integrator = dop853(),
  { events }: IntegrateOptions = {},
): Trajectory {
  const start = initialState('integrate', system, y0)
  const grid = Float64Array.from(times)
  checkTimes('integrate', grid)
  if (events) return integrateWithEvents(system, start, grid, integrator, events)
  return grid.length === 1 ? toTrajectory(system, grid, start, 1) : integrator(system, start, grid)
}
