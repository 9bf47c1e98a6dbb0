import { comparisonJson } from '../compare/comparison-json.ts'
import { samplingInterval } from '../dataset/sampling-interval.ts'
import { calibrateForecast, type ForecastCalibration } from '../forecast/calibrate-forecast.ts'
import { continuer } from '../forecast/continuation.ts'
import { type Forecast, forecast as forecastFrom } from '../forecast/forecast.ts'
import type { About } from '../io/model/about.ts'
import { describeData } from '../io/model/describe-data.ts'
import type { System } from '../system/system.ts'
import { slice, type Trajectory } from '../trajectory.ts'
import { type DataOptions, type DataRecord, readRecords, writeRecords } from './data.ts'
import { findSystem } from './find-system.ts'
import { toStdout } from './output.ts'
import { modelOf } from './rollout.ts'
import type { Streams } from './streams.ts'
import { usageError } from './usage-error.ts'

export interface ForecastOptions {
  readonly horizon?: number
  readonly coverage?: number
}

/** A forecast, and why it has the bands that it has. */
export interface Foretold {
  readonly forecast: Forecast
  readonly reason: string
}

/** `rhei forecast`. */
export async function run(
  streams: Streams,
  [name = '', data = '']: readonly string[],
  options: ForecastOptions & DataOptions & { readonly out?: string; readonly json?: boolean },
): Promise<undefined> {
  const { out, json } = options
  if (name === '-' && data === '-') throw usageError("only one of model and record can be '-'")
  const found = await findSystem(streams, name)
  const records = await readRecords(streams, data, options)
  const [record] = records
  if (!record || records.length > 1)
    throw usageError(`a forecast goes on after one record, ${data} has ${records.length}`)
  const { forecast, reason } = foretell(modelOf(found), record, options, found.about)
  const { trusted, stopped, trajectory } = forecast
  const foretold = { horizon: trajectory.times.length, bands: reason, trusted: trusted?.time, stopped }
  if (!json || !toStdout(out)) await writeRecords(streams, out, [tableOf(forecast, record, reason)])
  if (json) await streams.write(`${JSON.stringify(comparisonJson({ ...forecast, bands: reason, out }))}\n`)
  else for (const line of toldLines(foretold)) streams.note(line)
}

/** How the record goes on, with bands where held-out data say how wide they have to be. */
export function foretell(
  model: System,
  record: Trajectory,
  { horizon = 50, coverage }: ForecastOptions,
  about: About = {},
): Foretold {
  const interval = model.kind === 'ode' ? { interval: samplingInterval(record) } : {}
  const { calibration, reason } = bandsFor(model, record, about, { horizon, coverage: coverage ?? 0.9, ...interval })
  const forecast = forecastFrom(model, record, horizon, { ...interval, ...(calibration && { calibration }) })
  return { forecast, reason }
}

interface BandOptions {
  readonly horizon: number
  readonly coverage: number
  readonly interval?: number
}

/** From the model's file, else from what the record holds beyond the training data. */
function bandsFor(
  model: System,
  record: Trajectory,
  { calibration, data }: About,
  options: BandOptions,
): { readonly calibration?: ForecastCalibration; readonly reason: string } {
  const { horizon, coverage } = options
  const fits = calibration && calibration.horizon >= horizon && calibration.coverage === coverage
  if (fits) return { calibration, reason: `measured when the model was learned, on ${calibration.windows} forecasts` }
  const samples = data?.trajectories === 1 ? data.samples : 0
  const isTraining = describeData(slice(record, 0, samples)).sha256 === data?.sha256
  const { memory } = continuer(model, options)
  const held = isTraining ? slice(record, Math.max(0, samples - memory)) : record
  if (isTraining && samples === record.times.length)
    return { reason: 'none: the model was learned from this record; learn with --test 0.3 --calibrate HORIZON' }
  try {
    const found = calibrateForecast(model, held, options)
    return { calibration: found, reason: `measured on ${found.windows} forecasts within this record` }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return { reason: `none: ${error.message}` }
  }
}

/** Beside each variable its band. */
function tableOf({ trajectory, lower, upper }: Forecast, { variables }: DataRecord, reason: string): DataRecord {
  const origin = `made by: rhei forecast; bands: ${reason}`
  if (!lower || !upper) return { ...trajectory, variables, origin }
  const { dim, states } = trajectory
  const columns = variables.flatMap((name) => [name, `${name}_lower`, `${name}_upper`])
  // A table has no infinite numbers: such a band is as wide as numbers go.
  const finite = (value: number): number => Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, value))
  const values = Array.from(states, (value, k) => [value, finite(lower[k]!), finite(upper[k]!)]).flat()
  return { ...trajectory, dim: 3 * dim, states: Float64Array.from(values), variables: columns, origin }
}

function toldLines({
  horizon,
  bands,
  trusted,
  stopped,
}: {
  readonly horizon: number
  readonly bands: string
  readonly trusted: number | undefined
  readonly stopped: Forecast['stopped']
}): string[] {
  return [
    `${horizon} samples; bands: ${bands}`,
    ...(trusted === undefined ? [] : [`trusted for ${trusted.toPrecision(3)} time units`]),
    ...(stopped.reason === 'horizon' ? [] : [`stopped early: ${stopped.message}`]),
  ]
}
