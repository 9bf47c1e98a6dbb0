import type { Trajectory } from '../trajectory.ts'
import { checkCount, trajectoryList } from './checks.ts'
import type { Dataset } from './dataset.ts'
import { samplingInterval } from './sampling-interval.ts'

/**
 * Pairs of each state with the state `stride` samples later; no pair crosses from one trajectory into another.
 *
 * Trajectories may differ in length; one with `stride` samples or fewer adds nothing. A flow map learned from the
 * pairs advances time by stride · samplingInterval(trajectories).
 *
 * @param options.stride Whole number from 1 up; default 1.
 * @throws RangeError if the trajectories differ in dim or sampling interval, or give no pair at all.
 */
export function flowPairs(
  trajectories: Trajectory | readonly Trajectory[],
  { stride = 1 }: { readonly stride?: number } = {},
): Dataset {
  checkCount(stride, 'flowPairs: stride')
  const list = trajectoryList(trajectories, 'flowPairs')
  const counts = list.map(({ times }) => Math.max(0, times.length - stride))
  const size = counts.reduce((sum, count) => sum + count, 0)
  if (size === 0)
    throw new RangeError(`flowPairs: stride ${stride} needs ${stride + 1} samples, no trajectory has as many`)
  samplingInterval(list)

  const { dim } = list[0]
  const inputs = new Float64Array(size * dim)
  const targets = new Float64Array(size * dim)
  let offset = 0
  for (const [i, { states }] of list.entries()) {
    const length = counts[i] * dim
    inputs.set(states.subarray(0, length), offset)
    targets.set(states.subarray(stride * dim, stride * dim + length), offset)
    offset += length
  }
  return { size, inputDim: dim, targetDim: dim, inputs, targets }
}
