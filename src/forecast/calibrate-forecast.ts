import { median } from '../math/statistics.ts'
import type { Trajectory } from '../trajectory.ts'
import { adaptiveQuantile } from './adaptive-quantile.ts'
import type { ForecastModel } from './continuation.ts'
import {
  type ForecastWindow,
  type ForecastWindows,
  forecastWindows,
  type LearnForecast,
  type WindowOptions,
} from './forecast-windows.ts'
import { type PromisedHorizon, promisedHorizon } from './promised-horizon.ts'

export interface CalibrationOptions {
  /** What bands and trusted horizon promise, each by itself; default 0.9. */
  readonly coverage?: number
  /** Error that ends validity: root mean square over the variables, in units of `scale`; default 0.4. */
  readonly threshold?: number
  /** Unit of error for each variable; default its standard deviation over the record. */
  readonly scale?: ArrayLike<number>
  /**
   * How fast the promises follow a record that drifts: by what the level rises with a miss. 0 is split conformal prediction,
   * exact for windows that could as well come in any other order. Default 0.05.
   */
  readonly adaptation?: number
  /**
   * Whether bands widen with the spread of an ensemble's members, where there is one. Every fifth window then serves to
   * find how much error they share. Default false.
   */
  readonly bySpread?: boolean
}

/** How far the forecasts of a model may be trusted, as held-out windows have it. Plain data. */
export interface ForecastCalibration {
  readonly coverage: number
  readonly horizon: number
  readonly interval: number
  readonly dim: number
  /** Half widths of the bands, infinite where too many forecasts stopped; shape [horizon, dim]. */
  readonly halfWidths: Float64Array
  /** Where bands widen with the spread: half widths are for each unit of √(spread² + floor²); shape [horizon, dim]. */
  readonly floor?: Float64Array
  readonly promised: PromisedHorizon
  /** Windows behind the bands. */
  readonly windows: number
  /** Least number of samples from the start of one window to that of the next; below `horizon` they overlap. */
  readonly spacing: number
}

/**
 * Bands and a trusted horizon that hold the fraction `coverage` of new forecasts, for every lead and variable by itself and
 * whatever the model: split conformal prediction, followed along the record, so that over many windows a drift costs a few
 * percent of the coverage and not most of it. Windows of one record resemble their neighbors: forecasts from one moment may
 * all miss at once.
 *
 * @param model A model and a record that it has not learned from; or what learns one, from the record up to each origin.
 * @throws RangeError as `forecastWindows` does, for options out of range, and for too few windows for the coverage.
 */
export function calibrateForecast(
  model: ForecastModel | LearnForecast,
  record: Trajectory,
  options: WindowOptions & CalibrationOptions,
): ForecastCalibration {
  return calibrationOf(forecastWindows(model, record, options), options)
}

/** The same from windows that have been forecast already; 9 of them are enough for a coverage of 0.9, 19 for 0.95. */
export function calibrationOf(
  { windows, horizon, dim, interval, scale: usual }: ForecastWindows,
  options: CalibrationOptions = {},
): ForecastCalibration {
  const { coverage = 0.9, threshold = 0.4, adaptation = 0.05, bySpread = false, scale = usual } = options
  checkOptions(options, dim)
  const floor = bySpread ? sharedError(windows) : undefined
  const scored = floor ? windows.filter((_, i) => i % FLOOR_EVERY !== 0) : windows
  const boundOf = (
    list: readonly ForecastWindow[],
    lead: number,
    score: (window: ForecastWindow) => number,
  ): number => {
    const known = knownBy(list, lead)
    return adaptiveQuantile(Float64Array.from(list, score), { coverage, rate: adaptation, known })
  }
  const halfWidths = Float64Array.from({ length: horizon * dim }, (_, k) => {
    return boundOf(scored, 1 + Math.floor(k / dim), (window) => scoreOf(window, k, floor))
  })
  const promised = promisedHorizon(windows, {
    coverage,
    threshold,
    interval,
    scale,
    boundOf: (score) => boundOf(windows, horizon, score),
  })
  const spacing = Math.min(...scored.slice(1).map(({ known }, i) => known - scored[i].known))
  const found = { coverage, horizon, interval, dim, halfWidths, promised, windows: scored.length, spacing }
  return floor ? { ...found, floor } : found
}

/** The half width of a band at one lead and variable, where an ensemble has this spread. */
export function halfWidthAt({ halfWidths, floor }: ForecastCalibration, k: number, spread: ArrayLike<number>): number {
  if (!floor) return halfWidths[k]
  const unit = unitAt(spread[k], floor[k])
  // An ensemble without bounds promises nothing: infinitely wide, not 0 · Infinity.
  return unit < Number.POSITIVE_INFINITY ? halfWidths[k] * unit : unit
}

/** Of so many windows one finds the floor and no width, so that floor and scores do not depend on each other. */
const FLOOR_EVERY = 5

/** The median error at every lead; shape [horizon, dim]. @throws RangeError for a model without members. */
function sharedError(windows: readonly ForecastWindow[]): Float64Array {
  if (windows.some(({ spread }) => spread === undefined))
    throw new RangeError('calibrateForecast: bySpread needs an ensemble, whose members have a spread')
  const own = windows.filter((_, i) => i % FLOOR_EVERY === 0)
  return windows[0].errors.map((_, k) => median(own.map(({ errors }) => Math.min(errors[k], Number.MAX_VALUE))))
}

function unitAt(spread: number, floor: number): number {
  return Math.sqrt(spread * spread + floor * floor)
}

function scoreOf({ errors, spread }: ForecastWindow, k: number, floor?: Float64Array): number {
  if (!floor || errors[k] === 0 || errors[k] === Number.POSITIVE_INFINITY) return errors[k]
  return errors[k] / unitAt(spread![k], floor[k])
}

/** How many windows ended by the time that another begins, at a lead. */
function knownBy(windows: readonly ForecastWindow[], lead: number): (i: number) => number {
  return (i) => {
    let count = i
    while (count > 0 && windows[count - 1].known + lead > windows[i].known) count--
    return count
  }
}

function checkOptions({ threshold = 0.4, adaptation = 0, scale }: CalibrationOptions, dim: number): void {
  if (!(threshold > 0)) throw new RangeError(`calibrateForecast: threshold must be positive, got ${threshold}`)
  if (!(adaptation >= 0 && adaptation < 1))
    throw new RangeError(`calibrateForecast: adaptation must lie in [0, 1), got ${adaptation}`)
  if (scale && !(scale.length === dim && Array.from(scale).every((unit) => unit > 0)))
    throw new RangeError(`calibrateForecast: scale must be ${dim} positive numbers, got ${Array.from(scale)}`)
}
