/** A time at which the solution is less smooth than elsewhere. */
interface BreakingPoint {
  readonly time: number
  /** The derivative of order level + 1 jumps there; −1 is a jump of the solution itself. */
  level: number
  /** The first step after it. */
  readonly step: number
}

/**
 * The solution between two breaking points is a piece, piece 0 the history. Every lag looks at one piece during a step,
 * so that no step sees a jump of any derivative: where a look passes a breaking point, the step has to end, and there
 * the solution has a breaking point too, one level up.
 */
export interface Pieces {
  /** The piece that lag k looks at: 0 … the newest. */
  readonly of: Int32Array
  newest(): number
  /** How many steps the newest piece has. */
  newestSteps(): number
  /** The ends of the piece of lag k in time, infinite for what has no end (yet). */
  lower(k: number): number
  upper(k: number): number
  /** Its steps; `lastStep` is Infinity for the newest piece. */
  firstStep(k: number): number
  lastStep(k: number): number
  /** Lag k looks at the next piece from now on, or the one before; answers the level of what it passed. */
  cross(k: number, up: boolean): number
  /** A breaking point at the present, after the last step; one that is too smooth to matter is left out. */
  add(time: number, level: number): void
}

/** The fifth derivative's jumps are met exactly, what is smoother is no error of a method of order 5. */
const deepestOfAll = 4
const mostWalls = 10_000

/**
 * All lags look at the history.
 *
 * @param startLevel −1 if the solution jumps at the start, 0 if only its slope does.
 * @param count Answers the number of steps taken.
 */
export function piecesFor(lags: number, startLevel: number, count: () => number): Pieces {
  const deepest = deepestLevel(lags)
  const points: BreakingPoint[] = [{ time: 0, level: startLevel, step: 0 }]
  const of = new Int32Array(lags)
  return {
    of,
    newest: () => points.length,
    newestSteps: () => count() - points[points.length - 1].step,
    lower: (k) => (of[k] === 0 ? Number.NEGATIVE_INFINITY : points[of[k] - 1].time),
    upper: (k) => (of[k] === points.length ? Number.POSITIVE_INFINITY : points[of[k]].time),
    firstStep: (k) => points[of[k] - 1].step,
    lastStep: (k) => (of[k] === points.length ? Number.POSITIVE_INFINITY : points[of[k]].step - 1),
    cross(k, up) {
      of[k] += up ? 1 : -1
      return points[up ? of[k] - 1 : of[k]].level
    },
    add(time, level) {
      if (level > deepest) return
      const step = count()
      const last = points[points.length - 1]
      if (last.step === step) last.level = Math.min(last.level, level)
      else points.push({ time, level, step })
    },
  }
}

/** Points up to this level make walls at the sums of up to level + 1 lags, which of many lags would be too many. */
function deepestLevel(lags: number): number {
  let sums = lags + 1
  for (let level = 1; level <= deepestOfAll; level++) {
    sums *= (lags + level + 1) / (level + 1)
    if (sums > mostWalls) return level - 1
  }
  return deepestOfAll
}
