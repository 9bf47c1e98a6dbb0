/** One line of the result. What was not measured, or means nothing here, is null. */
export interface Row {
  readonly name: string
  /** Training samples; for rollouts, steps; for activations, values. */
  readonly n: number
  /** Neurons. */
  readonly k: number
  readonly outputs: number
  readonly workers: number
  /** Median over the repetitions. */
  readonly seconds: number | null
  readonly gflops: number | null
  /** Of the micro-kernel's speed on as many threads. */
  readonly peakFraction: number | null
  /** Most memory that the process of this row ever held. */
  readonly rssMiB: number | null
  /** The first repetition, which no warm compiler or cache helps. */
  readonly firstSeconds?: number
  readonly repetitions?: number
  /** One-step root mean square error on unseen states, in standard deviations. */
  readonly testError?: number
  readonly stepsPerSecond?: number
  readonly valuesPerSecond?: number
  /** numpy's seconds for the same work on as many threads, divided by these. */
  readonly vsNumpy?: number
  /** Seconds of the same contender on one thread, divided by these. */
  readonly vsOneWorker?: number
  /** tfjs's seconds to the same test error, divided by these. */
  readonly vsTfjs?: number
  /** The same with the first repetition. */
  readonly vsTfjsFirst?: number
  /** Mean square of `testError`, where that is the goal. */
  readonly testMse?: number
  /** Why something is missing, or what else there is to know. */
  readonly note?: string
}

/** What a process that works on one row hands back. */
export interface Measurement {
  readonly seconds: number
  readonly firstSeconds?: number
  readonly repetitions?: number
  readonly rssMiB: number
  readonly testError?: number
  readonly note?: string
}
