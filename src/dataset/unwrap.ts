import type { Trajectory } from '../trajectory.ts'

/**
 * The trajectory with periodic variables made continuous: whole periods are added so that no step is longer than half of
 * one. What is continuous already comes back as it is.
 *
 * @param periods Period of each variable, 0 where it has none; shape [dim] or longer.
 */
export function unwrap(trajectory: Trajectory, periods: ArrayLike<number>): Trajectory {
  const { dim, states } = trajectory
  const periodic = Array.from({ length: dim }, (_, j) => j).filter((j) => periods[j] > 0)
  if (periodic.length === 0) return trajectory
  const continuous = states.slice()
  for (const j of periodic) {
    let turns = 0
    for (let k = dim + j; k < states.length; k += dim) {
      turns -= Math.round((states[k] - states[k - dim]) / periods[j])
      continuous[k] = states[k] + turns * periods[j]
    }
  }
  return { ...trajectory, states: continuous }
}
