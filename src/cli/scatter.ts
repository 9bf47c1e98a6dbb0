import { normalPairs } from '../math/normal-pairs.ts'
import { standardDeviation } from '../math/statistics.ts'
import { component, type Trajectory } from '../trajectory.ts'

/** What random numbers are for: each purpose has its own. */
const STARTS = 101
const NOISE = 102

export interface ScatterOptions {
  readonly count: number
  /** In standard deviations of each variable along the first trajectory; default 0.1. */
  readonly scatter?: number
  readonly seed?: number
}

/** Further initial states around y0, normally distributed. */
export function scatteredStarts(
  first: Trajectory,
  y0: readonly number[],
  { count, scatter = 0.1, seed = 0 }: ScatterOptions,
): readonly (readonly number[])[] {
  if (count < 1) return []
  const scale = deviations(first)
  const draw = normalPairs(seed, 0, STARTS)
  return Array.from({ length: count }, (_, k) => y0.map((value, j) => value + scatter * scale[j]! * draw(k, j)[0]!))
}

/** The trajectory as it is measured: with normal noise of this many standard deviations of each variable. */
export function observed(trajectory: Trajectory, noise: number, seed: number, stream: number): Trajectory {
  const { dim, states } = trajectory
  const scale = deviations(trajectory)
  const draw = normalPairs(seed, stream, NOISE)
  return { ...trajectory, states: states.map((value, k) => value + noise * scale[k % dim]! * draw(0, k)[0]!) }
}

function deviations(trajectory: Trajectory): readonly number[] {
  return Array.from({ length: trajectory.dim }, (_, j) => standardDeviation(component(trajectory, j)))
}
