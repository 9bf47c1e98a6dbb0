import { samplingInterval } from '../../dataset/sampling-interval.ts'
import { phaseMeans } from '../../dataset/season.ts'
import type { Trajectory } from '../../trajectory.ts'
import { type DelaySystem, delaySystem } from '../delay-system.ts'

export interface ClimatologyOptions {
  readonly delays: number
  /** Samples in one cycle, such as 12 for months; default 1, no season. */
  readonly season?: number
}

/**
 * The forecast that ignores the present: the record's mean at that phase of the season, or its overall mean.
 *
 * @throws RangeError if the season is not a positive whole number, or longer than the record.
 */
export function climatology(record: Trajectory, { delays, season = 1 }: ClimatologyOptions): DelaySystem {
  const means = phaseMeans(record, season)
  const { dim, times } = record
  const dt = samplingInterval(record)
  const name = season > 1 ? 'seasonal climatology' : 'climatology'
  return delaySystem(name, record, delays, (_y, out, t) => {
    const sample = Math.round((t - times[0]) / dt) + 1
    const phase = ((sample % season) + season) % season
    out.set(means.subarray(phase * dim, (phase + 1) * dim))
  })
}
