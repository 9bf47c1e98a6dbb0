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
    // Between equally spaced points a parabola rises above them by at most an eighth of the second difference; a look
    // that the points barely resolve, by more.
    if (resolvable && i >= 2 && seen[i].some((_, k) => side(k, seen[i - 1][k], slack - bend(seen, i, k)) !== 0))
      return 'unclear'
  }
  return undefined
}

function bend(seen: readonly Float64Array[], i: number, k: number): number {
  return Math.abs(seen[i][k] - 2 * seen[i - 1][k] + seen[i - 2][k]) / 4
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
