import type { Outcome } from './row.ts'

/** How long to measure. */
export interface Effort {
  /** Repeat the same integration for so long without measuring, then measure for so long, and at most so often. */
  readonly warmUp: number
  readonly seconds: number
  readonly most: number
  /** Seconds; once an integration takes longer, tighter tolerances are skipped. */
  readonly limit: number
}

/** What one process is asked to do: one method on one problem, so that no other shapes what the compiler makes of it. */
export interface Job {
  readonly method: string
  readonly problem: string
  /** Relative ones, loosest first. */
  readonly tolerances: readonly number[]
  readonly effort: Effort
}

/** What it answers for each tolerance. */
export interface Run {
  readonly tolerance: number
  readonly status: Outcome
  /** At the end; null if that was not reached. */
  readonly state: readonly number[] | null
  readonly evaluations: number | null
  readonly seconds: number | null
  readonly steps?: number
  readonly note?: string
}
