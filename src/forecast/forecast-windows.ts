import { trajectoryList } from '../dataset/checks.ts'
import { standardScaler } from '../dataset/scaling.ts'
import { slice, type Trajectory } from '../trajectory.ts'
import { type Continuation, type ContinuationOptions, continuer, type ForecastModel } from './continuation.ts'
import { robustSpread } from './member-bands.ts'
import { originsOf } from './rolling-origin.ts'

export interface WindowOptions extends ContinuationOptions {
  /** Samples that every forecast looks ahead. */
  readonly horizon: number
  /** Forecasts, evenly spread over the record; default as many as do not overlap. */
  readonly windows?: number
  /** Samples that the first forecast knows; default what the model needs for a start, for `learn` half of the record. */
  readonly first?: number
  /** Whether every origin learns anew from what it knows. Default true; false learns once, before the first origin. */
  readonly refit?: boolean
}

/** One forecast from within a record, and how it missed what the record went on with. Plain data. */
export interface ForecastWindow {
  /** Samples that were known. */
  readonly known: number
  /** |prediction − truth|, infinite from where the prediction stopped; shape [horizon, dim]. */
  readonly errors: Float64Array
  /** Of the members of an ensemble, robust against a few that run away; shape [horizon, dim]. */
  readonly spread?: Float64Array
}

/** Forecasts from evenly spread origins of one record, in order of time. Plain data. */
export interface ForecastWindows {
  readonly horizon: number
  readonly dim: number
  readonly interval: number
  /** Standard deviation of each variable over the record; shape [dim]. */
  readonly scale: Float64Array
  readonly windows: readonly ForecastWindow[]
}

/** Learns from the samples before an origin. */
export type LearnForecast = (known: Trajectory) => ForecastModel

/**
 * How a model has missed a record that it was not learned from; or how models have that were learned, at each origin, from
 * nothing but the samples before it.
 *
 * Overlapping windows, and to some degree neighboring ones, err alike: many of them say less than as many far apart.
 *
 * @param record For a model: held out, though its first samples may be of the training data, to start from.
 * @throws RangeError for a record without room for the windows, and what `learn` throws.
 */
export function forecastWindows(
  model: ForecastModel | LearnForecast,
  record: Trajectory,
  options: WindowOptions,
): ForecastWindows {
  const [whole] = trajectoryList(record, 'forecastWindows')
  const { horizon, refit = true } = options
  const n = whole.times.length
  const fixed = typeof model === 'function' ? undefined : continuer(model, options)
  const first = options.first ?? fixed?.memory ?? Math.ceil((n - horizon) / 2)
  const origins = options.windows ?? Math.max(1, Math.floor((n - first) / horizon))
  const places = originsOf('forecastWindows', n, { horizon, origins, first })
  const learnAt = (known: number) => continuer((model as LearnForecast)(slice(whole, 0, known)), options)
  const once = fixed ?? (refit ? undefined : learnAt(places[0]))
  let interval = Number.NaN
  const windows = places.map((known): ForecastWindow => {
    const going = (once ?? learnAt(known)).continueFrom(slice(whole, 0, known), horizon)
    interval = going.interval
    return { known, ...missed(going, slice(whole, known, known + horizon)) }
  })
  return { horizon, dim: whole.dim, interval, scale: standardScaler(whole.states, whole.dim).scale, windows }
}

function missed({ trajectory, members }: Continuation, truth: Trajectory): Omit<ForecastWindow, 'known'> {
  const { states } = trajectory
  const errors = truth.states.map((value, k) => {
    return k < states.length ? Math.abs(states[k] - value) : Number.POSITIVE_INFINITY
  })
  return { errors, ...(members && { spread: robustSpread(members, truth.times.length) }) }
}
