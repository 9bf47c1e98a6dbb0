import { variableLabel } from '../dataset/variable-index.ts'
import { type Box, boundingBox, firstOutside } from '../math/box.ts'
import { stateAt, type Trajectory } from '../trajectory.ts'

export interface ShareOnAttractor {
  /** Fraction of the rollouts that stay in the box at every time, to the end. */
  readonly share: number
  /** Wilson's interval for the probability behind the share, at 95 %. */
  readonly interval: readonly [number, number]
  readonly staying: number
  readonly count: number
  readonly box: Box
  /** The rollouts that did not stay: when, and by which variable or, where they stopped in the box, status. */
  readonly left: readonly { readonly rollout: number; readonly time: number; readonly cause: string }[]
}

const NORMAL_975 = 1.959963984540054

/**
 * How many rollouts stay on an attractor, as far as a box around it tells. One that stops early (any status but
 * 'complete') does not stay, wherever it was.
 *
 * Source of the interval: E. B. Wilson, J. Am. Stat. Assoc. 22, 209–212 (1927).
 *
 * @param box `attractorBounds(truth)`, say.
 * @throws RangeError for no rollouts or a box of another dimension.
 */
export function shareOnAttractor(rollouts: readonly Trajectory[], box: Box): ShareOnAttractor {
  const count = rollouts.length
  if (count === 0) throw new RangeError('shareOnAttractor: no rollouts')
  const dim = box.lower.length
  const left = rollouts.flatMap((trajectory, rollout) => {
    if (trajectory.dim !== dim || box.upper.length !== dim)
      throw new RangeError(`shareOnAttractor: rollout ${rollout} has dim ${trajectory.dim}, the box has ${dim}`)
    const exit = firstExit(trajectory, box)
    return exit ? [{ rollout, ...exit }] : []
  })
  const staying = count - left.length
  return { share: staying / count, interval: wilson(staying, count), staying, count, box, left }
}

/** The box around a trajectory on the attractor, grown on every side by `margin` (default 0.1) times its width. */
export function attractorBounds(truth: Trajectory, margin = 0.1): Box {
  if (!(margin >= 0)) throw new RangeError(`attractorBounds: margin must be 0 or more widths, got ${margin}`)
  return boundingBox(truth.states, truth.dim, margin)
}

function firstExit(trajectory: Trajectory, box: Box): { time: number; cause: string } | undefined {
  const { times, status } = trajectory
  for (let i = 0; i < times.length; i++) {
    const outside = firstOutside(box, stateAt(trajectory, i))
    if (outside >= 0) return { time: times[i], cause: variableLabel(trajectory, outside) }
  }
  return status === 'complete' ? undefined : { time: times[times.length - 1], cause: status }
}

function wilson(successes: number, n: number): [number, number] {
  const z2 = NORMAL_975 ** 2
  const share = successes / n
  const center = (share + z2 / (2 * n)) / (1 + z2 / n)
  const half = (NORMAL_975 / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n))
  return [Math.max(0, center - half), Math.min(1, center + half)]
}
