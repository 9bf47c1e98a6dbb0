import { countSamples, type Pair, type Samples, sumOverPairs } from './pairs.ts'

export interface MeanAbsoluteError extends Samples {
  /** Shape [dim]. */
  readonly values: Float64Array
  readonly unit: 'own units of each variable'
}

/** Mean absolute error of each variable over all pairs and the times that truth and prediction share. */
export function mae(pairs: readonly Pair[]): MeanAbsoluteError {
  const samples = countSamples('mae', pairs)
  const sums = sumOverPairs(pairs, (truth, prediction) => Math.abs(prediction - truth))
  return { values: sums.map((sum) => sum / samples.count), unit: 'own units of each variable', ...samples }
}
