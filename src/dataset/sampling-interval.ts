import { median } from '../math/statistics.ts'
import type { Trajectory } from '../trajectory.ts'
import { trajectoryList } from './checks.ts'

/** How far a time may lie from the uniform grid, in intervals. Months written as 1749.083333 stay below 1.3e-5. */
export const GRID_TOLERANCE = 1e-4

/**
 * The time between neighboring samples, common to all trajectories; negative where time runs backwards.
 *
 * Every time must lie within 1e-4 intervals of its trajectory's uniform grid, and the intervals of two trajectories
 * may differ by 1e-4 of their size. Trajectories of one sample have no say.
 *
 * @throws RangeError if a trajectory is not sampled uniformly, two disagree, or none has two samples.
 */
export function samplingInterval(trajectories: Trajectory | readonly Trajectory[]): number {
  let span = 0
  let steps = 0
  let reference: { readonly index: number; readonly dt: number } | undefined
  for (const [index, { times }] of trajectoryList(trajectories, 'samplingInterval').entries()) {
    if (times.length < 2) continue
    const dt = uniformInterval(times, `samplingInterval: trajectory ${index}`)
    reference ??= { index, dt }
    if (!(Math.abs(dt - reference.dt) <= GRID_TOLERANCE * Math.abs(reference.dt)))
      throw new RangeError(
        `samplingInterval: trajectory ${index} has interval ${dt}, but trajectory ${reference.index} has ` +
          `${reference.dt}; resample to a common interval`,
      )
    span += times[times.length - 1] - times[0]
    steps += times.length - 1
  }
  if (reference === undefined) throw new RangeError('samplingInterval: no trajectory has two samples')
  return span / steps
}

/** The interval of one time grid of two or more times. @throws RangeError naming the step that breaks the grid. */
export function uniformInterval(times: Float64Array, who: string): number {
  const steps = times.length - 1
  const dt = (times[steps] - times[0]) / steps
  if (times.every((t, i) => Math.abs(t - (times[0] + i * dt)) <= GRID_TOLERANCE * Math.abs(dt))) return dt
  // One gap bends the whole grid, so the culprit is the most unusual step, not the first time off the grid.
  const lengths = times.subarray(1).map((t, i) => t - times[i])
  const usual = median(lengths)
  const unusual = lengths.reduce(
    (worst, d, i) => (Math.abs(d - usual) > Math.abs(lengths[worst] - usual) ? i : worst),
    0,
  )
  throw new RangeError(
    `${who} is not sampled uniformly: from times[${unusual}] = ${times[unusual]} to times[${unusual + 1}] = ` +
      `${times[unusual + 1]} it steps ${lengths[unusual]}, usually ${usual}; resample it or split it there`,
  )
}
