import type { Dataset } from './dataset.ts'

/** Where rows of a dataset come from. */
export interface Origin {
  /** Time of each input; shape [size]. */
  readonly times: Float64Array
  /** Which trajectory each input is from; shape [size]. */
  readonly trajectory: Int32Array
  /** Which of its samples it is; shape [size]. */
  readonly sample: Int32Array
}

/** Pairs of rows from trajectories. */
export interface TrajectoryPairs extends Dataset {
  readonly origin: Origin
}
