import { splineSlopes } from '../math/cubic-spline.ts'
import { hermiteInterpolant, type Interpolant, intervalOf, linearInterpolant } from '../math/interpolation.ts'
import { smoothingSpline } from '../math/smoothing-spline.ts'
import type { Trajectory } from '../trajectory.ts'
import { checkCount } from './checks.ts'
import { type CleanRecords, cleanRecords } from './clean-records.ts'
import { coveredSpans, type Run, runsOf, type Span } from './gap-runs.ts'
import { checkRaw, type RawRecord, usualInterval } from './raw-record.ts'
import { GRID_TOLERANCE } from './sampling-interval.ts'

export interface ResampleOptions {
  /** Time between samples; default the usual one of the record. */
  readonly interval?: number
  /**
   * Straight lines (default); a cubic spline, not-a-knot, exact for cubics, which may overshoot; or a cubic smoothing spline
   * by generalized cross-validation, which takes noise off every value and needs four values between gaps.
   */
  readonly method?: 'linear' | 'cubic' | 'smoothing-spline'
  /** The longest time without a value of some variable that is bridged; default three of the record's usual intervals. */
  readonly maxGap?: number
  /** Samples that a piece must have; default 2. */
  readonly shortest?: number
}

/** Usual intervals that are bridged unless told otherwise: two values missing in a row. */
const BRIDGED = 3

/**
 * A record on a uniform grid, each variable interpolated between its own values, whatever the times and whichever values are
 * missing. Nothing is extrapolated, and nothing that is longer than `maxGap` is bridged: there the record is split. All
 * pieces are on one grid, from the first time at which every variable is known. A value measured at a time of the grid, to
 * 1e-4 intervals, is kept as it is, unless it is smoothed.
 *
 * @throws RangeError for options out of range, values that are neither finite nor missing, a variable without values, and if
 * no piece is left.
 */
export function resample<R extends RawRecord>(record: R, options: ResampleOptions = {}): CleanRecords<R & Trajectory> {
  const who = 'resample'
  checkRaw(record, who)
  const usual = usualInterval(record.times, who)
  const { interval = usual, method = 'linear', maxGap = BRIDGED * usual, shortest = 2 } = options
  if (!(interval > 0 && Number.isFinite(interval)))
    throw new RangeError(`${who}: interval must be positive, got ${interval}`)
  if (!(maxGap > 0)) throw new RangeError(`${who}: maxGap must be positive, got ${maxGap}`)
  if (!Object.hasOwn(FEWEST, method))
    throw new RangeError(`${who}: method must be one of ${Object.keys(FEWEST).join(', ')}; got '${method}'`)
  checkCount(shortest, `${who}: shortest`)
  const runs = Array.from({ length: record.dim }, (_, j) =>
    runsOf(record, j, maxGap * (1 + GRID_TOLERANCE), who).filter(({ x }) => x.length >= FEWEST[method]),
  )
  const spans = coveredSpans(runs)
  const grid: Grid = { start: spans[0]?.from ?? 0, interval, method }
  const pieces = spans.map((span) => pieceWithin(span, grid)).filter(({ times }) => times.length >= shortest)
  const interpolated = pieces.reduce((sum, piece) => sum + piece.interpolated, 0)
  return cleanRecords(
    who,
    record,
    pieces.map(({ times, states }) => ({ times, states })),
    { how: `${method} up to gaps of ${maxGap}`, interval, interpolated },
  )
}

/** Values that a method needs between gaps. */
const FEWEST = { linear: 1, cubic: 1, 'smoothing-spline': 4 } as const

interface Grid {
  readonly start: number
  readonly interval: number
  readonly method: keyof typeof FEWEST
}

interface Piece {
  readonly times: Float64Array
  readonly states: Float64Array
  readonly interpolated: number
}

function pieceWithin({ from, to, runs }: Span, { start, interval, method }: Grid): Piece {
  const first = Math.ceil((from - start) / interval - GRID_TOLERANCE)
  const last = Math.floor((to - start) / interval + GRID_TOLERANCE)
  const times = Float64Array.from({ length: Math.max(0, last - first + 1) }, (_, k) => start + (first + k) * interval)
  const dim = runs.length
  const states = new Float64Array(times.length * dim)
  let interpolated = 0
  for (const [j, run] of runs.entries()) {
    const interpolant = interpolantOf(run, method)
    for (let i = 0; i < times.length; i++) {
      const measured = nearest(run, times[i], GRID_TOLERANCE * interval)
      if (measured < 0) interpolated++
      states[i * dim + j] = measured < 0 || method === 'smoothing-spline' ? interpolant(times[i]) : run.y[measured]
    }
  }
  return { times, states, interpolated }
}

function interpolantOf({ x, y }: Run, method: keyof typeof FEWEST): Interpolant {
  if (method === 'linear') return linearInterpolant(x, y)
  if (method === 'cubic') return hermiteInterpolant(x, y, splineSlopes(x, y))
  const { values, derivatives } = smoothingSpline(
    x.map((t) => t - x[0]),
    y,
  )
  return hermiteInterpolant(x, values, derivatives)
}

/** The row of a run at a time, −1 where none is as near as that. */
function nearest({ x }: Run, t: number, tolerance: number): number {
  const i = intervalOf(x, t)
  if (i >= 0 && t - x[i] <= tolerance) return i
  return i + 1 < x.length && x[i + 1] - t <= tolerance ? i + 1 : -1
}
