import type { Trajectory } from '../trajectory.ts'
import { checkCount } from './checks.ts'
import type { TrajectoryPairs } from './origin.ts'

/** Pairs of states, and the time between them. */
export interface StridePairs extends TrajectoryPairs {
  /** Shape [size]. */
  readonly intervals: Float64Array
}

/**
 * Pairs of each state with the state `stride` samples later for each of several strides, at any times; no pair crosses
 * from one trajectory into another, and one with `stride` samples or fewer adds nothing to that stride.
 *
 * @param who Opens error messages. @param list Checked trajectories of one dimension.
 * @throws RangeError for a stride that is no whole number from 1 up, or if there is no pair at all.
 */
export function stridePairs(who: string, list: readonly Trajectory[], strides: readonly number[]): StridePairs {
  for (const stride of strides) checkCount(stride, `${who}: stride`)
  const parts = list.flatMap((trajectory, index) =>
    strides.flatMap((stride) => {
      const count = trajectory.times.length - stride
      return count > 0 ? [{ trajectory, index, stride, count }] : []
    }),
  )
  const size = parts.reduce((sum, { count }) => sum + count, 0)
  const least = Math.min(...strides)
  if (size === 0) throw new RangeError(`${who}: stride ${least} needs ${least + 1} samples, no trajectory has as many`)

  const { dim } = list[0]
  const inputs = new Float64Array(size * dim)
  const targets = new Float64Array(size * dim)
  const intervals = new Float64Array(size)
  const origin = { times: new Float64Array(size), trajectory: new Int32Array(size), sample: new Int32Array(size) }
  let row = 0
  for (const { trajectory, index, stride, count } of parts) {
    const { states, times } = trajectory
    inputs.set(states.subarray(0, count * dim), row * dim)
    targets.set(states.subarray(stride * dim, (stride + count) * dim), row * dim)
    for (let sample = 0; sample < count; sample++, row++) {
      intervals[row] = times[sample + stride] - times[sample]
      origin.times[row] = times[sample]
      origin.trajectory[row] = index
      origin.sample[row] = sample
    }
  }
  return { size, inputDim: dim, targetDim: dim, inputs, targets, intervals, origin }
}
