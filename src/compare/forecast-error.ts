import { iterate } from '../integrate/iterate.ts'
import type { MapSystem } from '../system/system.ts'
import { stateAt, type Trajectory } from '../trajectory.ts'

/** Error of iterated forecasts by lead, over all start times. */
export interface ForecastError {
  readonly leads: readonly number[]
  /** Root mean square over starts and channels, in units of `scale`, for each lead; Infinity where a forecast blew up. */
  readonly rmse: readonly number[]
  /** Forecasts behind each lead. */
  readonly count: readonly number[]
}

/**
 * Forecasts from every state of an observed record and scores them where the record goes on.
 *
 * @param observed States that the model may start from (delay vectors, for a delay model), in time order.
 * @param leads Applications of the model ahead, each ≥ 1 and shorter than the record.
 * @param scale Unit of error for each scored variable: the first `scale.length` of a state count.
 */
export function forecastError(
  model: MapSystem,
  observed: Trajectory,
  leads: readonly number[],
  scale: ArrayLike<number>,
): ForecastError {
  const n = observed.times.length
  const longest = Math.max(...leads)
  for (const lead of leads)
    if (!(Number.isInteger(lead) && lead >= 1 && lead < n))
      throw new RangeError(
        `forecastError: lead ${lead} must be a whole number from 1 to ${n - 1}, for a record of ${n} states`,
      )
  const sums = leads.map(() => 0)
  const count = leads.map(() => 0)
  for (let start = 0; start < n - 1; start++) {
    const steps = Math.min(longest, n - 1 - start)
    const forecast = iterate(model, stateAt(observed, start), steps, observed.times[start])
    leads.forEach((lead, k) => {
      if (lead > steps) return
      count[k]++
      sums[k] +=
        lead < forecast.times.length
          ? meanSquare(stateAt(forecast, lead), stateAt(observed, start + lead), scale)
          : Number.POSITIVE_INFINITY
    })
  }
  return { leads, rmse: sums.map((sum, k) => Math.sqrt(sum / count[k])), count }
}

function meanSquare(a: Float64Array, b: Float64Array, scale: ArrayLike<number>): number {
  let sum = 0
  for (let j = 0; j < scale.length; j++) sum += ((a[j] - b[j]) / scale[j]) ** 2
  return sum / scale.length
}
