import { normalPairs } from '../math/normal-pairs.ts'
import type { Trajectory } from '../trajectory.ts'
import { standardScaler } from './scaling.ts'

export interface NoiseOptions {
  /** Standard deviation of the noise in units of each variable's own, as 0.01 for one percent. */
  readonly relative?: number
  /** Instead of `relative`: the standard deviation of the noise of each variable; shape [dim]. */
  readonly absolute?: ArrayLike<number>
  /** Default 0. The same seed gives the same bits, and the first samples do not depend on how many there are. */
  readonly seed?: number
}

/** What tells these numbers from those of other purposes with the same seed. */
const PURPOSE = 0x6e6f6973

/**
 * A copy of a record with independent normal noise on every value: what an imperfect instrument would have read.
 *
 * @throws RangeError unless exactly one of `relative` and `absolute` says how much, as finite numbers that are not negative.
 */
export function addNoise(trajectory: Trajectory, { relative, absolute, seed = 0 }: NoiseOptions): Trajectory {
  const { dim, states } = trajectory
  const sizes = noiseSizes(trajectory, relative, absolute)
  const normal = normalPairs(seed, 0, PURPOSE)
  const noisy = Float64Array.from(states)
  for (let k = 0; k < noisy.length; k++) if (sizes[k % dim] > 0) noisy[k] += sizes[k % dim] * normal(0, k >> 1)[k & 1]
  return { ...trajectory, states: noisy }
}

function noiseSizes(
  { dim, states }: Trajectory,
  relative: number | undefined,
  absolute: ArrayLike<number> | undefined,
): Float64Array {
  if ((relative === undefined) === (absolute === undefined))
    throw new RangeError('addNoise: give either relative or absolute, the standard deviation of the noise')
  if (absolute && absolute.length !== dim)
    throw new RangeError(`addNoise: ${absolute.length} absolute sizes for ${dim} variables`)
  const sizes = absolute
    ? Float64Array.from(absolute)
    : standardScaler(states, dim).scale.map((scale) => scale * (relative ?? 0))
  const bad = sizes.find((size) => !(size >= 0 && Number.isFinite(size)))
  if (bad !== undefined)
    throw new RangeError(`addNoise: a standard deviation of ${relative ?? bad}, which must be 0 or more`)
  return sizes
}
