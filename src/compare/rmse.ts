import type { Trajectory } from '../trajectory.ts'
import { checkComparable, sharedLength } from './error-over-time.ts'

/**
 * Root mean square error of each variable over all times that truth and prediction share, over all pairs; shape [dim].
 * Divided by a variable's standard deviation it is the NRMSE.
 */
export function rmse(pairs: readonly { readonly truth: Trajectory; readonly prediction: Trajectory }[]): Float64Array {
  const { dim } = pairs[0].truth
  const sums = new Float64Array(dim)
  let count = 0
  for (const { truth, prediction } of pairs) {
    checkComparable(truth, prediction)
    const n = sharedLength(truth, prediction)
    for (let i = 0; i < n * dim; i++) sums[i % dim] += (prediction.states[i] - truth.states[i]) ** 2
    count += n
  }
  return sums.map((sum) => Math.sqrt(sum / count))
}
