import type { Stop } from '../to-trajectory.ts'

/** An integration whose caller looks at the state after every step and may rewrite it. */
export interface March {
  /** Steps on to elapsed time `end`, which the last step meets exactly. Answers why it could not. */
  to(end: number, afterStep: AfterStep): Stop | undefined
}

/**
 * Sees the state at the end of a step and that elapsed time, may rewrite the state, and answers how many times as long as
 * this step the next may be. With less than 1/2, the step is undone, with all that was written, and tried again as long
 * as that.
 */
export type AfterStep = (y: Float64Array, t: number) => number
