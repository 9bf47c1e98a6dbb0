import type { Trajectory } from '../../trajectory.ts'

/** Time derivatives along a trajectory. */
export interface DerivativeEstimate {
  /** The samples that have a derivative; their states smoothed where the estimator smooths. */
  readonly trajectory: Trajectory
  /** Shape of `trajectory.states`. */
  readonly derivatives: Float64Array
  /** Which sample of the record the first of them is. */
  readonly first: number
}

/** A way from states to their derivatives. */
export interface DerivativeEstimator {
  /** Samples without which there is no derivative. */
  readonly needs: number
  /** @param who Opens error messages. */
  estimate(trajectory: Trajectory, who: string): DerivativeEstimate
}
