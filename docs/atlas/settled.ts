import type { Trajectory } from '../../src/trajectory.ts'
import { axisOf, columnsOf } from './view.ts'

/** The row from which to show a motion: a sixth on, unless it comes to rest and the way there is all there is. */
export function settled(trajectory: Trajectory): number {
  const { dim, status } = trajectory
  const n = trajectory.times.length
  if (status !== 'complete') return 0
  const moves = Array.from({ length: dim }, (_, j) => j).some((j) => {
    const [whole] = columnsOf(trajectory, [j])
    return spread(whole.subarray(n >> 1)) > 0.08 * spread(whole)
  })
  return moves ? Math.floor(n / 6) : 0
}

function spread(values: Float64Array): number {
  const { low, high } = axisOf('', values)
  return high - low
}
