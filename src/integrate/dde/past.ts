import { copy } from '../../math/vector.ts'
import type { DdeSystem, History, VectorField } from '../../system/system.ts'
import { nestedPolynomial } from '../explicit/nested-polynomial.ts'
import type { Pieces } from './pieces.ts'
import type { StepRecord } from './step-record.ts'

/** A delay differential equation whose past is known up to now: an ordinary one. Time counts from the start. */
export interface Past {
  /** Looks up the past; within a step that is being tried, on the `trial` polynomial. */
  readonly field: VectorField
  /** The lags at (t, y), valid until the next call. */
  lagsAt(t: number, y: Float64Array): Float64Array
  /** What stands for the solution from the last step on. */
  readonly trial: Trial
  /** Whether the trial polynomial was looked at, since the caller set this to false. */
  usedTrial: boolean
  /** The last lag below zero since the caller set this to undefined. */
  negative: { readonly lag: number; readonly value: number; readonly t: number } | undefined
}

/** A step's polynomial, shape [rows, dim], over t … t + h; outside it is extrapolated. */
export interface Trial {
  readonly polynomial: Float64Array
  t: number
  h: number
}

/** Differences of times this small are rounding. */
export function timeSlack(t0: number, t: number): number {
  return 64 * Number.EPSILON * Math.max(Math.abs(t0), Math.abs(t))
}

export function pastOf(
  system: DdeSystem,
  history: History,
  t0: number,
  pieces: Pieces,
  record: StepRecord,
  rows: number,
): Past {
  const { dim, lags, constantDelays } = system
  const states = new Float64Array(lags * dim)
  const views = Array.from({ length: lags }, (_, k) => states.subarray(k * dim, (k + 1) * dim))
  const delays = new Float64Array(lags)
  const near = new Int32Array(lags)
  let known = false

  const lagsAt = (t: number, y: Float64Array): Float64Array => {
    if (!known) system.delays(t0 + t, y, delays)
    known = constantDelays
    return delays
  }
  /** Writes the state at time s, on the piece of lag k. */
  const look = (k: number, s: number, out: Float64Array): void => {
    if (pieces.of[k] === 0) history(t0 + Math.min(s, 0), out)
    else if (pieces.of[k] === pieces.newest() && (s > record.end() || record.count() === pieces.firstStep(k))) {
      const { polynomial, t, h } = past.trial
      past.usedTrial = true
      nestedPolynomial(polynomial, 0, rows, (s - t) / h, out)
    } else {
      const last = Math.min(pieces.lastStep(k), record.count() - 1)
      near[k] = record.at(s, pieces.firstStep(k), last, near[k], out)
    }
  }
  const field: VectorField = (t, y, dydt) => {
    lagsAt(t, y)
    const slack = timeSlack(t0, t)
    for (let k = 0; k < lags; k++) {
      if (delays[k] > slack) look(k, t - delays[k], views[k])
      else copy(y, views[k])
      if (delays[k] < -slack) past.negative = { lag: k, value: delays[k], t: t0 + t }
      else if (Number.isNaN(delays[k])) views[k].fill(Number.NaN)
    }
    system.field(t0 + t, y, states, dydt)
  }
  const trial = { polynomial: new Float64Array(rows * dim), t: 0, h: 1 }
  const past: Past = { field, lagsAt, trial, usedTrial: false, negative: undefined }
  return past
}
