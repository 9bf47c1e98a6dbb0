import { slice, type Trajectory } from '../trajectory.ts'

/**
 * The first `fraction` of the samples, rounded to whole samples, as `train` and all later ones as `test`; views.
 *
 * @param fraction Strictly between 0 and 1.
 * @throws RangeError if either part would be empty.
 */
export function splitByTime(
  trajectory: Trajectory,
  fraction: number,
): { readonly train: Trajectory; readonly test: Trajectory } {
  if (!(fraction > 0 && fraction < 1))
    throw new RangeError(`splitByTime: fraction must lie between 0 and 1, got ${fraction}`)
  const n = trajectory.times.length
  const cut = Math.round(fraction * n)
  if (cut === 0 || cut === n)
    throw new RangeError(`splitByTime: fraction ${fraction} of ${n} samples leaves one part empty`)
  return { train: slice(trajectory, 0, cut), test: slice(trajectory, cut) }
}
