import type { Pieces } from './pieces.ts'

/** A lag's look passes the end of the piece it was on, within a step. */
export interface Crossing {
  readonly lag: number
  readonly up: boolean
  /** Where in the step, from 0 to 1. */
  readonly theta: number
}

const samples = 10
const bisections = 52

/**
 * The first crossing of a step, as seen at ten points of it and then found by bisection; 'unclear' where a look may
 * have crossed and come back between two of the points.
 *
 * @param looks Answers the time that every lag looks at, for theta in [0, 1]; valid until the next call.
 * @param slack Crossing by less is rounding.
 * @param resolvable Whether a shorter step could make clearer what is unclear.
 */
export function firstCrossing(
  looks: (theta: number) => Float64Array,
  pieces: Pieces,
  slack: number,
  resolvable: boolean,
): Crossing | 'unclear' | undefined {
  const seen = Array.from({ length: samples + 1 }, (_, i) => looks(i / samples).slice())
  // A look that starts beyond the end of its piece, by the error of the last step, has not left it yet.
  const side = (k: number, s: number, margin: number): number => {
    if (s > Math.max(pieces.upper(k), seen[0][k]) + margin) return 1
    return s < Math.min(pieces.lower(k), seen[0][k]) - margin ? -1 : 0
  }
  for (let i = 1; i <= samples; i++) {
    let first: Crossing | undefined
    for (const [lag, s] of seen[i].entries()) {
      const passed = side(lag, s, slack)
      if (passed === 0) continue
      const theta = bisect((at) => side(lag, looks(at)[lag], 0) !== 0, (i - 1) / samples, i / samples)
      if (!first || theta < first.theta) first = { lag, up: passed > 0, theta }
    }
    if (first) return first
    if (resolvable && mayTurn(seen, i, (k, s, rise) => side(k, s, slack - rise) !== 0)) return 'unclear'
  }
  return undefined
}

/**
 * Whether a look may pass an end of its piece and come back within interval i. A parabola rises above both ends of an
 * interval by at most an eighth of its second difference, and only if the ends differ by less than half of it; a look
 * that the points barely resolve is allowed twice as much.
 */
function mayTurn(
  seen: readonly Float64Array[],
  i: number,
  passes: (k: number, s: number, rise: number) => boolean,
): boolean {
  const bend = (at: number, k: number): number =>
    at === 0 || at === samples ? 0 : Math.abs(seen[at - 1][k] - 2 * seen[at][k] + seen[at + 1][k])
  return seen[i].some((s, k) => {
    const before = seen[i - 1][k]
    const most = Math.max(bend(i - 1, k), bend(i, k))
    return Math.abs(s - before) < most && (passes(k, before, most / 4) || passes(k, s, most / 4))
  })
}

/** The last point in [low, high] at which `passed` is still false. */
function bisect(passed: (theta: number) => boolean, low: number, high: number): number {
  let [below, above] = [low, high]
  for (let i = 0; i < bisections; i++) {
    const middle = (below + above) / 2
    if (passed(middle)) above = middle
    else below = middle
  }
  return below
}
