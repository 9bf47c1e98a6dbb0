import { quantile } from '../math/statistics.ts'
import type { ForecastWindow } from './forecast-windows.ts'
import { validLead } from './valid-lead.ts'

/** How long forecasts stay valid, in units of time since their start. Plain data. */
export interface PromisedHorizon {
  /** With probability `coverage` the error of a new forecast does not exceed the threshold before that. */
  readonly time: number
  readonly coverage: number
  /** Over the windows. */
  readonly median: number
  /** Half the interquartile range over the windows. */
  readonly spread: number
  /** Error that ends validity: root mean square over the variables, in units of `scale`. */
  readonly threshold: number
  readonly scale: Float64Array
  readonly windows: number
  /** Windows that were still valid at the end; they count as if they had ended there. */
  readonly unfinished: number
}

interface Settings {
  readonly coverage: number
  readonly threshold: number
  readonly interval: number
  readonly scale: ArrayLike<number>
  /** An upper bound for a score of a new window, known at its end. */
  readonly boundOf: (score: (window: ForecastWindow) => number) => number
}

/** The promise is an upper bound for the negative valid time. */
export function promisedHorizon(
  windows: readonly ForecastWindow[],
  { coverage, threshold, interval, scale, boundOf }: Settings,
): PromisedHorizon {
  const horizon = windows[0].errors.length / scale.length
  const leadOf = (window: ForecastWindow): number => validLead(window, scale, threshold)
  const leads = windows.map(leadOf)
  const unit = Math.abs(interval)
  return {
    time: unit * Math.max(0, -boundOf((window) => -leadOf(window))),
    coverage,
    median: unit * quantile(leads, 0.5),
    spread: (unit * (quantile(leads, 0.75) - quantile(leads, 0.25))) / 2,
    threshold,
    scale: Float64Array.from(scale),
    windows: leads.length,
    unfinished: leads.filter((lead) => lead === horizon).length,
  }
}
