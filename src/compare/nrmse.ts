import { countSamples, type Pair, type Samples, sumOverPairs } from './pairs.ts'
import { rmse } from './rmse.ts'

/** What a root mean square error is divided by, of the truths at the times that count. */
export type Normalization = 'standard deviation' | 'range'

export interface NormalizedError extends Samples {
  /** Shape [dim]. */
  readonly values: Float64Array
  /** Shape [dim]: what each variable's error was divided by, in its own units. */
  readonly scale: Float64Array
  readonly scaling: string
}

/**
 * Root mean square error of each variable over the spread of its truth. Infinity, or NaN where the prediction is exact,
 * for a truth that is constant.
 */
export function nrmse(pairs: readonly Pair[], normalization: Normalization = 'standard deviation'): NormalizedError {
  if (normalization !== 'standard deviation' && normalization !== 'range')
    throw new RangeError(`nrmse: normalize by 'standard deviation' or 'range', got '${normalization}'`)
  const samples = countSamples('nrmse', pairs)
  const scale = normalization === 'range' ? ranges(pairs) : deviations(pairs, samples.count)
  const values = rmse(pairs).map((value, j) => value / scale[j])
  return { values, scale, scaling: `${normalization} of the truths`, ...samples }
}

function deviations(pairs: readonly Pair[], count: number): Float64Array {
  const center = sumOverPairs(pairs, (truth) => truth).map((sum) => sum / count)
  return sumOverPairs(pairs, (truth, _, j) => (truth - center[j]) ** 2).map((sum) => Math.sqrt(sum / count))
}

function ranges(pairs: readonly Pair[]): Float64Array {
  const { dim } = pairs[0].truth
  const least = new Float64Array(dim).fill(Number.POSITIVE_INFINITY)
  const most = new Float64Array(dim).fill(Number.NEGATIVE_INFINITY)
  sumOverPairs(pairs, (truth, _, j) => {
    least[j] = Math.min(least[j], truth)
    most[j] = Math.max(most[j], truth)
    return 0
  })
  return most.map((value, j) => value - least[j])
}
