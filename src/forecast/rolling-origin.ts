import { trajectoryList } from '../dataset/checks.ts'
import type { Forecaster } from '../learn/forecaster.ts'
import { slice, type Trajectory } from '../trajectory.ts'
import { predict } from './predict.ts'

export interface RollingOriginOptions {
  /** Samples that every forecast looks ahead. */
  readonly horizon: number
  /** Forecasts, evenly spread from the first to the last place where one has room; default 5. */
  readonly origins?: number
  /** Samples that the first forecast knows; default half of those before the last origin. */
  readonly first?: number
  /** Whether every origin learns anew from what it knows. Default true; false learns once, before the first origin. */
  readonly refit?: boolean
}

/** A forecast from within a record, beside what the record went on with. */
export interface OriginForecast {
  /** Samples that were known. */
  readonly known: number
  readonly truth: Trajectory
  readonly prediction: Trajectory
}

/**
 * Forecasts from several origins in a record, each by a model that has seen nothing but the samples before it: the only
 * cross-validation that a time series allows.
 *
 * Source: L. J. Tashman, Int. J. Forecasting 16, 437–450 (2000).
 *
 * @param learn Gets the samples before an origin.
 * @throws RangeError for a record without room for the origins, counts that are not whole, and what `learn` throws.
 */
export function rollingOrigin(
  record: Trajectory,
  learn: (known: Trajectory) => Forecaster,
  options: RollingOriginOptions,
): OriginForecast[] {
  const [whole] = trajectoryList(record, 'rollingOrigin')
  const places = originsOf('rollingOrigin', whole.times.length, options)
  const once = options.refit === false ? learn(slice(whole, 0, places[0])) : undefined
  return places.map((known) => {
    const history = slice(whole, 0, known)
    const prediction = predict(once ?? learn(history), history, options.horizon)
    return { known, truth: slice(whole, known, known + options.horizon), prediction }
  })
}

/** How many samples each of the forecasts knows. @throws RangeError for a record without room for them. */
export function originsOf(
  caller: string,
  samples: number,
  { horizon, origins = 5, first }: Omit<RollingOriginOptions, 'refit'>,
): number[] {
  for (const [name, value] of Object.entries({ horizon, origins, first: first ?? 1 }))
    if (!(Number.isInteger(value) && value > 0))
      throw new RangeError(`${caller}: ${name} must be a positive whole number, got ${value}`)
  const last = samples - horizon
  const begin = first ?? Math.ceil(last / 2)
  if (last < 1 || begin > last || last - begin < origins - 1)
    throw new RangeError(
      `${caller}: ${samples} samples have no room for ${origins} forecasts of ${horizon} after the first ${begin}; give a longer record or fewer or shorter forecasts`,
    )
  return Array.from(
    { length: origins },
    (_, k) => last - Math.round(((origins - 1 - k) * (last - begin)) / Math.max(1, origins - 1)),
  )
}
