import type { Trajectory } from '../trajectory.ts'
import { samplingInterval } from './sampling-interval.ts'

/** Ratio of explained to unexplained variance per degree of freedom (F) from which means by phase count as a season. */
const MIN_RATIO = 4

/**
 * Samples in a cycle of one time unit (12 for months over years), if the record has such a season: if its means by phase
 * differ by more than chance (analysis of variance, some variable with F ≥ 4). Otherwise 1.
 */
export function seasonLength(record: Trajectory): number {
  const season = Math.round(1 / samplingInterval(record))
  const cycles = record.times.length / season
  if (!(season >= 2 && cycles >= 2) || Math.abs(samplingInterval(record) * season - 1) > 1e-3) return 1
  const means = phaseMeans(record, season)
  return Array.from({ length: record.dim }, (_, j) => j).some((j) => ratio(record, means, season, j) >= MIN_RATIO)
    ? season
    : 1
}

/**
 * Mean of each variable at each phase of a season; shape [season, dim], row-major. Phase 0 is that of the first sample.
 *
 * @throws RangeError if the season is not a positive whole number, or longer than the record.
 */
export function phaseMeans({ dim, times, states }: Trajectory, season: number): Float64Array {
  if (!(Number.isInteger(season) && season >= 1))
    throw new RangeError(`phaseMeans: season must be a positive whole number of samples, got ${season}`)
  if (times.length < season)
    throw new RangeError(`phaseMeans: ${times.length} samples do not cover one season of ${season}`)
  const sums = new Float64Array(season * dim)
  for (let i = 0; i < states.length; i++) sums[i % (season * dim)] += states[i]
  return sums.map((sum, k) => sum / Math.ceil((times.length - Math.floor(k / dim)) / season))
}

function ratio({ dim, times, states }: Trajectory, means: Float64Array, season: number, j: number): number {
  const n = times.length
  let total = 0
  for (let i = 0; i < n; i++) total += states[i * dim + j] / n
  let between = 0
  let within = 0
  for (let i = 0; i < n; i++) {
    const mean = means[(i % season) * dim + j]
    between += (mean - total) ** 2
    within += (states[i * dim + j] - mean) ** 2
  }
  return between / (season - 1) / (within / (n - season))
}
