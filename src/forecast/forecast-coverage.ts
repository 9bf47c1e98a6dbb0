import { type CalibrationOptions, calibrationOf, type ForecastCalibration, halfWidthAt } from './calibrate-forecast.ts'
import type { ForecastWindow, ForecastWindows } from './forecast-windows.ts'
import { validLead } from './valid-lead.ts'

/** How what was promised of forecasts held. */
export interface ForecastCoverage {
  /** Part of the true samples inside the bands, over all leads and variables. */
  readonly bands: number
  /** The same for each lead; shape [horizon]. */
  readonly byLead: Float64Array
  /** Part of the forecasts that stayed valid to the trusted horizon. */
  readonly trusted: number
  /** Median half width over leads and windows, in units of the scale. */
  readonly halfWidth: number
  /** Mean of the trusted horizons that were promised. */
  readonly promised: number
  readonly windows: number
}

/** Windows that a calibration has not seen, against what it promised. */
export function forecastCoverage(
  calibration: ForecastCalibration,
  windows: readonly ForecastWindow[],
): ForecastCoverage {
  return judge(windows.map((window) => ({ window, calibration })))
}

/**
 * Each window from number `from` on against what all those before it promise, as far as they had ended by then: how a
 * forecaster would have fared who calibrated anew with every forecast.
 */
export function rollingCoverage(
  windows: ForecastWindows,
  from: number,
  options: CalibrationOptions = {},
): ForecastCoverage {
  return judge(
    windows.windows.slice(from).map((window) => {
      const past = windows.windows.filter(({ known }) => known + windows.horizon <= window.known)
      return { window, calibration: calibrationOf({ ...windows, windows: past }, options) }
    }),
  )
}

interface Case {
  readonly window: ForecastWindow
  readonly calibration: ForecastCalibration
}

function judge(cases: readonly Case[]): ForecastCoverage {
  const { horizon, dim } = cases[0].calibration
  const byLead = new Float64Array(horizon)
  const widths: number[] = []
  let [valid, promised] = [0, 0]
  for (const { window, calibration } of cases) {
    const { time, scale, threshold } = calibration.promised
    for (let k = 0; k < horizon * dim; k++) {
      const half = halfWidthAt(calibration, k, window.spread ?? [])
      if (window.errors[k] <= half) byLead[Math.floor(k / dim)] += 1 / (dim * cases.length)
      widths.push(half / scale[k % dim])
    }
    promised += time / cases.length
    if (validLead(window, scale, threshold) * Math.abs(calibration.interval) >= time) valid++
  }
  return {
    bands: byLead.reduce((sum, value) => sum + value, 0) / horizon,
    byLead,
    trusted: valid / cases.length,
    halfWidth: middle(widths),
    promised,
    windows: cases.length,
  }
}

/** The middle one; widths may be infinite, which interpolation does not survive. */
function middle(values: readonly number[]): number {
  return Float64Array.from(values).sort()[values.length >> 1]
}
