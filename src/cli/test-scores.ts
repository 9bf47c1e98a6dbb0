import { samplingInterval } from '../dataset/sampling-interval.ts'
import { type CalibrationOptions, calibrateForecast, type ForecastCalibration } from '../forecast/calibrate-forecast.ts'
import { continuer } from '../forecast/continuation.ts'
import { forecastWindows } from '../forecast/forecast-windows.ts'
import { validLead } from '../forecast/valid-lead.ts'
import { median } from '../math/statistics.ts'
import type { System } from '../system/system.ts'
import { slice, type Trajectory } from '../trajectory.ts'

/** Data to learn from, and data to judge by; each of the latter begins with what a start needs. */
export interface SplitData {
  readonly train: readonly Trajectory[]
  readonly test: readonly { readonly record: Trajectory; readonly from: number }[]
}

/** Of one record its end; of several trajectories the last ones. @throws RangeError where a part would be empty. */
export function splitData(records: readonly Trajectory[], fraction: number | undefined): SplitData {
  if (fraction === undefined) return { train: records, test: [] }
  const [first] = records
  if (records.length === 1 && first) {
    const cut = Math.round((1 - fraction) * first.times.length)
    if (cut < 2 || cut > first.times.length - 2)
      throw new RangeError(`--test ${fraction} of ${first.times.length} samples leaves too few to learn or to judge`)
    return { train: [slice(first, 0, cut)], test: [{ record: first, from: cut }] }
  }
  const held = Math.max(1, Math.round(fraction * records.length))
  if (held === records.length)
    throw new RangeError(`--test ${fraction} of ${held} trajectories leaves none to learn from`)
  return { train: records.slice(0, -held), test: records.slice(-held).map((record) => ({ record, from: 0 })) }
}

const ONE_STEP_STARTS = 500
const STARTS = 20
const THRESHOLD = 0.4

/** Errors of forecasts from within the held-out part, in standard deviations, and how long they hold. */
export function testScores(model: System, { test }: SplitData): Record<string, number> {
  const parts = test.map((part) => heldOut(model, part)).filter(({ times }) => times.length > memoryOf(model) + 1)
  if (parts.length === 0) return {}
  const squares: number[] = []
  const leads: number[] = []
  for (const record of parts) {
    const interval = samplingInterval(record)
    const room = record.times.length - memoryOf(model)
    const one = forecastWindows(model, record, { interval, horizon: 1, windows: Math.min(ONE_STEP_STARTS, room) })
    for (const { errors } of one.windows)
      for (const [j, error] of errors.entries()) squares.push((error / one.scale[j]!) ** 2)
    const horizon = Math.max(1, Math.floor(room / 2))
    const windows = Math.max(1, Math.min(STARTS, Math.ceil(STARTS / parts.length), room - horizon))
    const far = forecastWindows(model, record, { interval, horizon, windows })
    for (const window of far.windows) leads.push(validLead(window, far.scale, THRESHOLD) * Math.abs(far.interval))
  }
  return {
    oneStepError: Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length),
    validTime: median(leads),
  }
}

/** Bands from the held-out part of a record. */
export function calibrationFrom(
  model: System,
  { test }: SplitData,
  options: CalibrationOptions & { readonly horizon: number },
): ForecastCalibration {
  const [part] = test
  if (!part || test.length > 1) throw new RangeError('--calibrate wants one record and --test')
  return calibrateForecast(model, heldOut(model, part), { interval: samplingInterval(part.record), ...options })
}

function memoryOf(model: System): number {
  return continuer(model, { interval: 1 }).memory
}

/** The held-out part, with as many samples before it as a start needs. */
function heldOut(model: System, { record, from }: SplitData['test'][number]): Trajectory {
  return slice(record, Math.max(0, from - memoryOf(model)))
}
