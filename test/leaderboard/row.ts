import type { Observed, SeriesOptions } from './series.ts'

/** One learner on one series. */
export interface Job extends SeriesOptions {
  readonly system: string
  readonly learner: string
}

/** What came of it, a line of JSON. */
export interface Row extends Job {
  /** Percent, 0 to 200, mean over variables and the forecast periods; samples without a forecast count 200. */
  readonly smape: number
  /** Until sMAPE over all samples since the start exceeds 30, in periods. */
  readonly validTime: number
  /** The same in Lyapunov times. */
  readonly lyapunovTimes: number
  /** Whether it never did. */
  readonly toTheEnd: boolean
  /** The choice of settings within the record included; absent where learning failed. */
  readonly fitSeconds?: number
  /** With noise: sMAPE against the series without it. */
  readonly smapeOfTruth?: number
  /** 'complete', why the forecast was cut, or 'failed: ' and why there is none. */
  readonly status: string
}

/** Jobs with the same key are the same. */
export function keyOf({ system, learner, granularity, noise, observed, start }: Job): string {
  return JSON.stringify([system, learner, granularity, noise, observed, start])
}

/** The series of one table. */
export type Part = Readonly<{ observed: Observed; noise: boolean }>
