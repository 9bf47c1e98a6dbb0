import type { Trajectory } from '../trajectory.ts'
import { checkComparable, sharedLength } from './error-over-time.ts'

/** A prediction beside what it predicts, at the same times. */
export interface Pair {
  readonly truth: Trajectory
  readonly prediction: Trajectory
}

/** What an error is a mean of. */
export interface Samples {
  /** Times behind each value: those that truth and prediction share, the start included, over all pairs. */
  readonly count: number
  /** Times of the truths that predictions stopped short of: nothing is known of the error there. */
  readonly missing: number
}

/** @throws RangeError opening with `caller` if there are no pairs or their dimensions differ; for times that differ. */
export function countSamples(caller: string, pairs: readonly Pair[]): Samples {
  if (pairs.length === 0) throw new RangeError(`${caller}: no pairs of truth and prediction`)
  const { dim } = pairs[0].truth
  let [count, missing] = [0, 0]
  for (const { truth, prediction } of pairs) {
    if (truth.dim !== dim) throw new RangeError(`${caller}: truths have dim ${dim} and ${truth.dim}`)
    checkComparable(truth, prediction)
    const n = sharedLength(truth, prediction)
    count += n
    missing += truth.times.length - n
  }
  return { count, missing }
}

/** For each variable the sum over all pairs and shared times; shape [dim]. */
export function sumOverPairs(
  pairs: readonly Pair[],
  term: (truth: number, prediction: number, variable: number, time: number) => number,
): Float64Array {
  const { dim } = pairs[0].truth
  const sums = new Float64Array(dim)
  for (const { truth, prediction } of pairs) {
    const n = sharedLength(truth, prediction)
    for (let i = 0, at = 0; i < n; i++)
      for (let j = 0; j < dim; j++, at++) sums[j] += term(truth.states[at], prediction.states[at], j, truth.times[i])
  }
  return sums
}
