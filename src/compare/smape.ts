import type { Trajectory } from '../trajectory.ts'
import { checkComparable, sharedLength } from './error-over-time.ts'
import { countSamples, type Pair, type Samples, sumOverPairs } from './pairs.ts'

export interface SymmetricError extends Samples {
  /** Shape [dim]. */
  readonly values: Float64Array
  readonly unit: 'percent, 0 to 200'
}

/**
 * Symmetric mean absolute percentage error of each variable: the mean of 200 |p − t| / (|p| + |t|), 0 where both are 0.
 * It depends on where zero is: a variable that changes sign scores 200 wherever a prediction has the wrong one.
 *
 * Source: S. Makridakis, Int. J. Forecasting 9, 527–529 (1993).
 */
export function smape(pairs: readonly Pair[]): SymmetricError {
  const samples = countSamples('smape', pairs)
  const sums = sumOverPairs(pairs, symmetricError)
  return { values: sums.map((sum) => sum / samples.count), unit: 'percent, 0 to 200', ...samples }
}

/** sMAPE over all variables at each time that both reach; shape [n]. */
export function smapeOverTime(truth: Trajectory, prediction: Trajectory): Float64Array {
  checkComparable(truth, prediction)
  const { dim } = truth
  const errors = new Float64Array(sharedLength(truth, prediction))
  for (let i = 0; i < errors.length * dim; i++)
    errors[Math.floor(i / dim)] += symmetricError(truth.states[i], prediction.states[i]) / dim
  return errors
}

/** 200 |p − t| / (|p| + |t|) of one value. */
export function symmetricError(truth: number, prediction: number): number {
  const largest = Math.max(Math.abs(truth), Math.abs(prediction))
  if (largest === 0) return 0
  // In units of the larger one neither the difference nor the sum can overflow.
  const [t, p] = [truth / largest, prediction / largest]
  // Rounding could exceed 200 by one bit.
  return Math.min(200, (200 * Math.abs(p - t)) / (Math.abs(p) + Math.abs(t)))
}
