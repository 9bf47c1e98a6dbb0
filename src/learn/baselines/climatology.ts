import { trajectoryList } from '../../dataset/checks.ts'
import { phaseAfter, phaseMeans } from '../../dataset/season.ts'
import type { Trajectory } from '../../trajectory.ts'
import { type DelaySpace, type DelaySystem, delaySpace, delaySystem, type NextSample } from '../delay-system.ts'

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
  const [{ times }] = trajectoryList(records, 'climatology')
  const space = delaySpace('climatology', records, delays)
  return climatologyOf({ learner: 'climatology', space, start: times[0], means })
}

/** As plain data. */
export type ClimatologyRecipe = {
  readonly learner: 'climatology'
  readonly space: DelaySpace
  /** Time of phase 0. */
  readonly start: number
  /** Shape [season, channels]. */
  readonly means: Float64Array
}

export function climatologyOf(recipe: ClimatologyRecipe): DelaySystem {
  const { space, start, means } = recipe
  const { channels, dt } = space
  const season = means.length / channels
  const name = season > 1 ? 'seasonal climatology' : 'climatology'
  const nextSample: NextSample = (_y, out, t) => {
    const phase = phaseAfter((t - start) / dt + 1, season)
    out.set(means.subarray(phase * channels, (phase + 1) * channels))
  }
  return delaySystem(name, space, nextSample, recipe)
}
