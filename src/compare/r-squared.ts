import { countSamples, type Pair, type Samples, sumOverPairs } from './pairs.ts'

export interface Determination extends Samples {
  /** Shape [dim]; at most 1, negative for predictions worse than the mean of the truths. */
  readonly values: Float64Array
  readonly scaling: 'variance of the truths about their mean'
}

/**
 * Coefficient of determination of each variable, 1 − Σ (p − t)² / Σ (t − mean of t)², over all pairs and shared times.
 * −Infinity, or NaN where the prediction is exact, for a truth that is constant.
 */
export function rSquared(pairs: readonly Pair[]): Determination {
  const samples = countSamples('rSquared', pairs)
  const errors = sumOverPairs(pairs, (truth, prediction) => (prediction - truth) ** 2)
  const center = sumOverPairs(pairs, (truth) => truth).map((sum) => sum / samples.count)
  const total = sumOverPairs(pairs, (truth, _, j) => (truth - center[j]) ** 2)
  const values = errors.map((sum, j) => 1 - sum / total[j])
  return { values, scaling: 'variance of the truths about their mean', ...samples }
}
