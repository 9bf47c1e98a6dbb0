import { firstNonFinite } from '../math/vector.ts'
import type { Trajectory } from '../trajectory.ts'

/**
 * The trajectories as a list, each of them checked: shapes agree, numbers are finite, times are strictly monotone.
 *
 * @param caller Name that opens every error message.
 */
export function trajectoryList(
  trajectories: Trajectory | readonly Trajectory[],
  caller: string,
): readonly [Trajectory, ...Trajectory[]] {
  const list = 'times' in trajectories ? [trajectories] : trajectories
  const [first, ...rest] = list
  if (first === undefined) throw new RangeError(`${caller}: needs at least one trajectory, got an empty list`)
  for (const [i, trajectory] of list.entries()) {
    if (trajectory.dim !== first.dim)
      throw new RangeError(
        `${caller}: trajectory ${i} has dim ${trajectory.dim}, but trajectory 0 has dim ${first.dim}`,
      )
    checkTrajectory(trajectory, `${caller}: trajectory ${i}`)
  }
  return [first, ...rest]
}

/** @throws RangeError unless `value` is 1, 2, 3, …; `what` is the caller and the name of the value. */
export function checkCount(value: number, what: string): void {
  if (!Number.isInteger(value) || value < 1)
    throw new RangeError(`${what} must be a whole number from 1 up, got ${value}`)
}

function checkTrajectory({ dim, times, states }: Trajectory, who: string): void {
  checkCount(dim, `${who}: dim`)
  const n = times.length
  if (states.length !== n * dim)
    throw new RangeError(`${who} has ${states.length} state values, but ${n} times of dim ${dim} need ${n * dim}`)
  const badTime = firstNonFinite(times)
  if (badTime >= 0) throw new RangeError(`${who} has times[${badTime}] = ${times[badTime]}; times must be finite`)
  const bad = firstNonFinite(states)
  if (bad >= 0) {
    const row = Math.floor(bad / dim)
    throw new RangeError(
      `${who} has ${states[bad]} in variable ${bad % dim} of sample ${row} (t = ${times[row]}); remove or fill it first`,
    )
  }
  const forward = times[n - 1] > times[0]
  for (let i = 1; i < n; i++)
    if (forward ? !(times[i] > times[i - 1]) : !(times[i] < times[i - 1]))
      throw new RangeError(
        `${who} has times[${i}] = ${times[i]} after ${times[i - 1]}; times must ${forward ? 'increase' : 'be monotone'}`,
      )
}
