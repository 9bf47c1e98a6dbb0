import type { Invariant } from '../system/system.ts'
import { stateAt, type Trajectory } from '../trajectory.ts'

/** How far a quantity that ought to stay constant moved along a trajectory. */
export interface InvariantDrift {
  /** Value at the trajectory's first state. */
  readonly initial: number
  /** Shape [n]: |I(t) − I(0)|, divided by |I(0)| if `relative`. */
  readonly drift: Float64Array
  readonly max: number
  /** False where I(0) = 0 and the drift is therefore absolute. */
  readonly relative: boolean
}

export function invariantDrift(trajectory: Trajectory, invariant: Invariant): InvariantDrift {
  const { times } = trajectory
  const initial = invariant(times[0], stateAt(trajectory, 0))
  const relative = initial !== 0
  const scale = relative ? Math.abs(initial) : 1
  const drift = Float64Array.from(times, (t, i) => Math.abs(invariant(t, stateAt(trajectory, i)) - initial) / scale)
  return { initial, drift, max: drift.reduce((a, b) => Math.max(a, b), 0), relative }
}
