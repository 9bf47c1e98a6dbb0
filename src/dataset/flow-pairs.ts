import type { Trajectory } from '../trajectory.ts'
import { trajectoryList } from './checks.ts'
import { samplingInterval } from './sampling-interval.ts'
import { type StridePairs, stridePairs } from './stride-pairs.ts'

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
): StridePairs {
  const list = trajectoryList(trajectories, 'flowPairs')
  const pairs = stridePairs('flowPairs', list, [stride])
  samplingInterval(list)
  return pairs
}
