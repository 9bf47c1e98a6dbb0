import type { Trajectory } from '../trajectory.ts'
import { trajectoryList } from './checks.ts'
import { samplingInterval } from './sampling-interval.ts'

/** Ratio of explained to unexplained variance per degree of freedom (F) from which means by phase count as a season. */
const MIN_RATIO = 4

/** Sampling intervals by which a record may start off the grid of another and still share its seasons. */
const OFF_GRID = 0.1

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
 * Mean of each variable at each phase of a season; shape [season, dim], row-major. Phase 0 is that of the first sample of
 * the first record; further records have the phases that their times say.
 *
 * @throws RangeError if the season is not a positive whole number, or a phase has no sample.
 */
export function phaseMeans(records: Trajectory | readonly Trajectory[], season: number): Float64Array {
  if (!(Number.isInteger(season) && season >= 1))
    throw new RangeError(`phaseMeans: season must be a positive whole number of samples, got ${season}`)
  const list = trajectoryList(records, 'phaseMeans')
  const { dim } = list[0]
  const sums = new Float64Array(season * dim)
  const counts = new Float64Array(season)
  for (const [index, { times, states }] of list.entries()) {
    const first = index === 0 ? 0 : firstPhase(list, index, season)
    for (let i = 0; i < times.length; i++) {
      const phase = (first + i) % season
      counts[phase]++
      for (let j = 0; j < dim; j++) sums[phase * dim + j] += states[i * dim + j]
    }
  }
  if (counts.includes(0)) {
    const samples = counts.reduce((a, b) => a + b)
    throw new RangeError(`phaseMeans: ${samples} samples do not cover one season of ${season}`)
  }
  return sums.map((sum, k) => sum / counts[Math.floor(k / dim)])
}

/** The phase of a time `steps` sampling intervals after phase 0; whole for times on the grid. */
export function phaseAfter(steps: number, season: number): number {
  return ((Math.round(steps) % season) + season) % season
}

/** The phase of the first sample of a further record. */
function firstPhase(list: readonly Trajectory[], index: number, season: number): number {
  const steps = (list[index].times[0] - list[0].times[0]) / samplingInterval(list)
  if (season > 1 && Math.abs(steps - Math.round(steps)) > OFF_GRID)
    throw new RangeError(
      `phaseMeans: record ${index} starts ${steps} sampling intervals after record 0; a season needs whole ones`,
    )
  return phaseAfter(steps, season)
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
