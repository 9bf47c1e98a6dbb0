import type { Pieces } from './pieces.ts'

/** A lag's look passes the end of the piece it was on, within a step. */
export interface Crossing {
  readonly lag: number
  readonly up: boolean
  /** Where in the step, from 0 to 1. */
  readonly theta: number
}

const nodes = [0.2, 0.4, 0.6, 0.8, 1]
const bisections = 52

/**
 * The first crossing of a step, as seen at five points of it and then found by bisection.
 *
 * @param looks Answers the time that every lag looks at, for theta in [0, 1]; valid until the next call.
 * @param slack Crossing by less is rounding.
 */
export function firstCrossing(
  looks: (theta: number) => Float64Array,
  pieces: Pieces,
  slack: number,
): Crossing | undefined {
  const start = looks(0).slice()
  // A look that starts beyond the end of its piece, by the error of the last step, has not left it yet.
  const side = (k: number, s: number, by: number): number => {
    if (s > Math.max(pieces.upper(k), start[k]) + by) return 1
    return s < Math.min(pieces.lower(k), start[k]) - by ? -1 : 0
  }
  let before = 0
  for (const node of nodes) {
    const sides = Array.from(looks(node), (s, k) => side(k, s, slack))
    let first: Crossing | undefined
    for (const [lag, passed] of sides.entries()) {
      if (passed === 0) continue
      const theta = bisect((at) => side(lag, looks(at)[lag], 0) !== 0, before, node)
      if (!first || theta < first.theta) first = { lag, up: passed > 0, theta }
    }
    if (first) return first
    before = node
  }
  return undefined
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
