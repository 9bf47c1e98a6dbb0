import type { System } from '../system/system.ts'
import type { Status, Trajectory } from '../trajectory.ts'

/** Why a run ended before its last time. */
export interface Stop {
  readonly status: Exclude<Status, 'complete'>
  /** What happened and when. */
  readonly message: string
}

/**
 * All rows as a complete trajectory or, with a `stop`, the first `filled` of them.
 *
 * @param times Shape [n], kept as it is where the trajectory is complete.
 * @param states Shape [n, dim], likewise.
 * @param filled Rows of `states` that hold a finite state, at least 1.
 */
export function toTrajectory(
  { dim, variables }: Pick<System, 'dim' | 'variables'>,
  times: Float64Array,
  states: Float64Array,
  filled: number,
  stop?: Stop,
): Trajectory {
  if (!stop) return { dim, variables, times, states, status: 'complete' }
  return { dim, variables, times: times.slice(0, filled), states: states.slice(0, filled * dim), ...stop }
}
