import { conformalQuantile } from '../../math/conformal-quantile.ts'
import type { EnsemblePrediction } from './ensemble.ts'

/** How far an ensemble was off on rows that it had not seen, in units of what it expected. Plain data. */
export interface Calibration {
  /** Added in quadrature to the spread, so that noise counts, which all members share; shape [dim]. */
  readonly floor: Float64Array
  /** For each target |error| / √(spread² + floor²) of every held-out row, ascending; shape [dim][rows]. */
  readonly scores: readonly Float64Array[]
}

/** Between `lower` and `upper` lies the fraction `coverage` of new targets; each of shape [n, dim]. */
export interface Intervals extends EnsemblePrediction {
  readonly lower: Float64Array
  readonly upper: Float64Array
  readonly coverage: number
}

/**
 * Compares predictions with targets that the ensemble has not seen.
 *
 * @param targets Shape [n, dim], row-major, like the predictions.
 * @param floor Shape [dim]; must not depend on these targets.
 */
export function calibrate(
  { mean, spread }: EnsemblePrediction,
  targets: Float64Array,
  floor: Float64Array,
): Calibration {
  const dim = floor.length
  if (targets.length !== mean.length)
    throw new RangeError(`calibrate: ${targets.length} target values for ${mean.length} predicted ones`)
  const scores = Array.from({ length: dim }, (_, c) =>
    Float64Array.from({ length: targets.length / dim }, (_, i) => {
      const at = i * dim + c
      const error = Math.abs(targets[at] - mean[at])
      return error === 0 ? 0 : error / Math.hypot(spread[at], floor[c])
    }).sort(),
  )
  return { floor, scores }
}

/**
 * Intervals that hold the fraction `coverage` of new targets, of each column on its own, whatever the noise and however
 * poor the model, if held-out and new rows come from the same source: on average over calibrations of n rows at least
 * `coverage`, and no more than 1/(n + 1) above.
 *
 * Source: split conformal prediction with normalized residuals; J. Lei, M. G'Sell, A. Rinaldo, R. J. Tibshirani,
 * L. Wasserman, J. Am. Stat. Assoc. 113, 1094–1111 (2018), theorem 2 and section 5.2.
 *
 * @throws RangeError for a coverage outside (0, 1) or too close to 1 for the number of held-out rows.
 */
export function intervals(calibration: Calibration, prediction: EnsemblePrediction, coverage = 0.9): Intervals {
  const { floor, scores } = calibration
  const factors = scores.map((sorted) => conformalQuantile(sorted, coverage, { caller: 'intervals', unit: 'rows' }))
  const { mean, spread } = prediction
  const half = spread.map((value, at) => {
    const c = at % floor.length
    // An ensemble that was sure and wrong promises nothing: infinitely wide, not Infinity · 0.
    return factors[c] === Number.POSITIVE_INFINITY ? factors[c] : factors[c] * Math.hypot(value, floor[c])
  })
  return {
    ...prediction,
    lower: mean.map((value, at) => value - half[at]),
    upper: mean.map((value, at) => value + half[at]),
    coverage,
  }
}
