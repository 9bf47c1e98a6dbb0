import { trajectoryList } from '../../dataset/checks.ts'
import { samplingInterval } from '../../dataset/sampling-interval.ts'
import { phaseAfter, phaseMeans } from '../../dataset/season.ts'
import type { Trajectory } from '../../trajectory.ts'
import { type DelaySystem, delaySystem } from '../delay-system.ts'

export interface ClimatologyOptions {
  readonly delays: number
  /** Samples in one cycle, such as 12 for months; default 1, no season. */
  readonly season?: number
}

/**
 * The forecast that ignores the present: the records' mean at that phase of the season, or their overall mean.
 *
 * @param records One or many, of any lengths; all with the same uniform sampling interval.
 * @throws RangeError if the season is not a positive whole number, or a phase of it has no sample.
 */
export function climatology(
  records: Trajectory | readonly Trajectory[],
  { delays, season = 1 }: ClimatologyOptions,
): DelaySystem {
  const means = phaseMeans(records, season)
  const [{ dim, times }] = trajectoryList(records, 'climatology')
  const dt = samplingInterval(records)
  const name = season > 1 ? 'seasonal climatology' : 'climatology'
  return delaySystem(name, records, delays, (_y, out, t) => {
    const phase = phaseAfter((t - times[0]) / dt + 1, season)
    out.set(means.subarray(phase * dim, (phase + 1) * dim))
  })
}
