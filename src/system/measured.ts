/** What was measured of a system at its default parameters and start. Plain data. */
export interface Measured {
  /** Lyapunov exponents, largest first; natural logarithms per unit time, per iteration for a map without dt. */
  readonly spectrum: readonly number[]
  /** Of each exponent, from averages over blocks of time. */
  readonly standardError: readonly number[]
  /**
   * Time average of the divergence, of log |det J| for a map: what all exponents together add up to. Absent for a delay
   * equation, which has infinitely many.
   */
  readonly meanDivergence?: number
  /** Absent where the spectrum is cut before it can tell. */
  readonly kaplanYorke?: number
  /** Whether the largest exponent is positive beyond three standard errors and what the sum of all misses the divergence by. */
  readonly chaotic: boolean
  /** Time from one maximum of a variable to the next; absent where there are none. */
  readonly period?: number
  /** Of each variable on the attractor; shape [dim]. */
  readonly mean: readonly number[]
  readonly standardDeviation: readonly number[]
  readonly least: readonly number[]
  readonly most: readonly number[]
  readonly start: readonly number[]
  /** Averaged over this much time, after the transient. */
  readonly time: number
  readonly transient: number
  readonly method: string
  /** 'complete', or why the measurement ended early. */
  readonly status: string
}
