import { polynomialAt } from '../math/polynomial.ts'
import { cos, sin } from '../math/trigonometric.ts'
import type { Trajectory } from '../trajectory.ts'
import { phaseAfter } from './season.ts'

/** A season that need not be a whole number of samples: a constant period and so many of its harmonics. */
export interface HarmonicSeason {
  /** In units of time. */
  readonly period: number
  /** Sines and cosines of 1, 2, …, so many times the frequency. */
  readonly harmonics: number
}

/** Trend and season of a record, from which both can be continued. */
export interface Adjustment {
  readonly dim: number
  /** Time is counted from the middle of the records, in halves of their length. */
  readonly origin: number
  readonly unit: number
  /** For each variable the coefficients of the polynomial in that time, the constant first; empty without a trend. */
  readonly trend: readonly Float64Array[]
  readonly season?:
    | {
        readonly kind: 'phases'
        /** Time of a sample of phase 0, and from one to the next. */
        readonly start: number
        readonly interval: number
        /** Shape [phases, dim]; the mean over the phases is 0. */
        readonly means: Float64Array
      }
    | ({
        readonly kind: 'harmonics'
        /** Shape [2·harmonics, dim]: cosine and sine of each, of time from `origin`. */
        readonly coefficients: Float64Array
      } & HarmonicSeason)
}

/** An adjustment with the two things to do with it. Both keep times, names and whatever else a trajectory carries. */
export interface FittedAdjustment extends Adjustment {
  /** A record without trend and season. @throws RangeError for another dim. */
  readonly remove: <T extends Trajectory>(record: T) => T
  /** The inverse, at any times: a forecast made for what remained gets trend and season back, continued. */
  readonly restore: <T extends Trajectory>(record: T) => T
}

/** An adjustment read from a file gets its functions back. */
export function withFunctions(adjustment: Adjustment): FittedAdjustment {
  const write = adjustmentAt(adjustment)
  const shifted = <T extends Trajectory>(record: T, sign: number): T => {
    const { dim, times } = record
    if (dim !== adjustment.dim)
      throw new RangeError(`adjustment: the record has dim ${dim}, but the adjustment is of dim ${adjustment.dim}`)
    const states = record.states.slice()
    const value = new Float64Array(dim)
    for (let i = 0; i < times.length; i++) {
      write(times[i], value)
      for (let j = 0; j < dim; j++) states[i * dim + j] += sign * value[j]
    }
    return { ...record, states }
  }
  return Object.freeze({
    ...adjustment,
    remove: <T extends Trajectory>(record: T): T => shifted(record, -1),
    restore: <T extends Trajectory>(record: T): T => shifted(record, 1),
  })
}

/** Writes trend and season at time t, for each variable, into `out`. */
export function adjustmentAt(adjustment: Adjustment): (t: number, out: Float64Array) => void {
  const { dim, origin, unit, trend, season } = adjustment
  return (t, out) => {
    for (let j = 0; j < dim; j++) out[j] = trend.length > 0 ? polynomialAt(trend[j], (t - origin) / unit) : 0
    if (season?.kind === 'phases') {
      const { start, interval, means } = season
      const phase = phaseAfter((t - start) / interval, means.length / dim)
      for (let j = 0; j < dim; j++) out[j] += means[phase * dim + j]
    } else if (season) {
      const { period, harmonics, coefficients } = season
      for (let k = 0; k < harmonics; k++) {
        const [even, odd] = harmonic(k + 1, t - origin, period)
        for (let j = 0; j < dim; j++)
          out[j] += even * coefficients[2 * k * dim + j] + odd * coefficients[(2 * k + 1) * dim + j]
      }
    }
  }
}

/** Cosine and sine of k cycles in a period. */
export function harmonic(k: number, time: number, period: number): readonly [number, number] {
  // Whole cycles are taken off first: they would cost digits of the angle.
  const cycles = (k * time) / period
  const angle = 2 * Math.PI * (cycles - Math.round(cycles))
  return [cos(angle), sin(angle)]
}
