import { samplingInterval } from '../dataset/sampling-interval.ts'
import { phaseMeans } from '../dataset/season.ts'
import type { Trajectory } from '../trajectory.ts'
import { countSamples, type Pair, type Samples, sumOverPairs } from './pairs.ts'

export interface AnomalyCorrelationOptions {
  /** What anomalies are deviations from: the mean of this record (at the same phase of the season). */
  readonly record: Trajectory
  /** Samples of the record in one cycle, such as 12 for months; default 1, no season. */
  readonly season?: number
}

export interface AnomalyCorrelation extends Samples {
  /** Shape [dim]; from −1 to 1, NaN where truth or prediction never leaves the climatology. */
  readonly values: Float64Array
  readonly scaling: string
  readonly season: number
}

/**
 * How predicted departures from the climatology go with the true ones, for each variable over all pairs and shared times:
 * Σ p′t′ / √(Σ p′² Σ t′²). Their own means are not taken off, so that a constant bias counts, but not their size.
 *
 * Source: D. S. Wilks, Statistical Methods in the Atmospheric Sciences, 3rd ed. (2011), the uncentered form in the section
 * "The anomaly correlation".
 */
export function anomalyCorrelation(
  pairs: readonly Pair[],
  { record, season = 1 }: AnomalyCorrelationOptions,
): AnomalyCorrelation {
  const samples = countSamples('anomalyCorrelation', pairs)
  const { dim } = pairs[0].truth
  if (record.dim !== dim)
    throw new RangeError(`anomalyCorrelation: the record has dim ${record.dim}, the truths have dim ${dim}`)
  const normal = climatologyOf(record, season)
  const product = (f: (t: number, p: number) => number): Float64Array =>
    sumOverPairs(pairs, (truth, prediction, j, time) => {
      const mean = normal(time, j)
      return f(truth - mean, prediction - mean)
    })
  const truths = product((t) => t * t)
  const predictions = product((_, p) => p * p)
  const values = product((t, p) => t * p).map((sum, j) => sum / (Math.sqrt(truths[j]) * Math.sqrt(predictions[j])))
  const mean = season === 1 ? 'mean of the record' : `means of the record at each of ${season} phases`
  return { values, scaling: `anomalies from the ${mean}, uncentered`, season, ...samples }
}

/** The record's mean of variable j at the phase of a time. */
function climatologyOf(record: Trajectory, season: number): (time: number, j: number) => number {
  const means = phaseMeans(record, season)
  if (season === 1) return (_, j) => means[j]
  const dt = samplingInterval(record)
  return (time, j) => {
    const sample = Math.round((time - record.times[0]) / dt)
    return means[(((sample % season) + season) % season) * record.dim + j]
  }
}
