import type { Status } from '../../../src/trajectory.ts'

/** One line of the result. What was not measured, or means nothing here, is null. */
export interface Row {
  readonly method: string
  readonly problem: string
  /** The relative one. */
  readonly tolerance: number
  /** Of the state at the end; see final-error.ts. */
  readonly error: number | null
  /** Of the field, in one integration. */
  readonly evaluations: number | null
  /** Median over the repetitions of the whole call. */
  readonly seconds: number | null
  /** Accepted ones. */
  readonly steps?: number
  readonly status: Outcome
  /** Why something is missing, or what else there is to know. */
  readonly note?: string
}

/** How an integration ended, that it was not tried, or that its process died. */
export type Outcome = Status | 'skipped' | 'failed'
