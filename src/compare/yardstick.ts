import type { Trajectory } from '../trajectory.ts'
import { parts } from './late-motion.ts'

/** A distance of long-run statistics judged by what the truth is to itself. */
export interface Judgement {
  /** The largest distance between any two parts of the truth, brought to the sizes of the samples compared. */
  readonly yardstick: number
  /** What counts as equal in any case, where even the truth's parts agree better than that. */
  readonly tolerance: number
  /** Equal parts of the truth behind the yardstick. */
  readonly parts: number
  /** Whether the model is no farther than the larger of the two. */
  readonly agrees: boolean
}

export interface JudgeOptions {
  readonly tolerance: number
  readonly parts: number
  /** Whether the measure is a distance or, as a divergence is to first order, the square of one. */
  readonly power: 1 | 2
}

/**
 * Judges the model's distance from the truth by the distances between parts of the truth. Samples of n and m states that
 * do not differ are apart by chance as √(1/n + 1/m), so that sixteenths are four times as far apart as the whole is from
 * another sample of its length. Of 64 pairs of orbits of Lorenz 63, 25 to 200 time units long, 5 were taken for different,
 * by a quarter of the yardstick at most. A truth that drifts measures with a long yardstick.
 *
 * @param between The measure between two parts of the truth.
 */
export function judge(
  value: number,
  truth: Trajectory,
  model: Trajectory,
  between: (a: Trajectory, b: Trajectory) => number,
  { tolerance, power, parts: count }: JudgeOptions,
): Judgement {
  const pieces = parts(truth, count)
  const pairs = pieces.flatMap((a, i) => pieces.slice(i + 1).map((b) => between(a, b)))
  const inverses = 1 / truth.times.length + 1 / model.times.length
  const shrink = Math.sqrt((inverses * pieces[0].times.length) / 2)
  const yardstick = Math.max(...pairs) * shrink ** power
  return { yardstick, tolerance, parts: count, agrees: value <= Math.max(yardstick, tolerance) }
}
