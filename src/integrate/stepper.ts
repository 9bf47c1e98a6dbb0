import type { Statistics } from '../trajectory.ts'
import { isBounded } from './bounded-field.ts'

/** Statistics while they are counted. */
export type Counts = { -readonly [Key in keyof Statistics]: number }

export function noCounts(): Counts {
  return { steps: 0, rejected: 0, evaluations: 0, jacobians: 0, factorizations: 0 }
}

/**
 * A method at work on one initial value problem. Its caller owns time and state and calls, for every step, `attempt`
 * until it is content, then, if it needs the solution inside the step, `interpolate`, then `commit`.
 */
export interface Stepper {
  /** Gets ready to step from (t, y). */
  begin(t: number, y: Float64Array): void
  /**
   * Tries the step from (t, y) to t + h and writes the state there into `next`. Answers the estimated error in units of
   * the tolerance: at most 1 is accepted, Infinity asks for a much shorter step, NaN says that the numbers failed.
   * A method without an estimate answers 0.
   */
  attempt(t: number, h: number, y: Float64Array, next: Float64Array): number
  /** Writes the state at t + theta · h of the last attempt into out; theta in [0, 1]. */
  interpolate(theta: number, out: Float64Array): void
  /**
   * The estimated error of `interpolate` within the last attempt, in units of the tolerance; for methods where it can be
   * larger than that of the step. Called where the solution inside the step is needed, before `interpolate`.
   */
  denseError?(): number
  /** The last attempt is taken: the next one starts from its end. */
  commit(): void
  /** A time after t that no step from t may cross; may change with every attempt. */
  limit?(t: number): number
  /** Why the last attempt asked for a shorter step, where the stepper knows. */
  trouble?(): string | undefined
}

/** Whether the solution inside the last attempt holds numbers: its further stages may have left the field's domain. */
export function denseIsBounded(stepper: Stepper, scratch: Float64Array): boolean {
  stepper.interpolate(0.5, scratch)
  return isBounded(scratch)
}

/**
 * Looks at an accepted step: `at` writes the solution at a time between `from` and `to`. Answers the time at which the
 * integration has to stop, if it does.
 */
export type Watch = (from: number, to: number, at: (t: number, out: Float64Array) => void) => number | undefined
