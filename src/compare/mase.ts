import { trajectoryList } from '../dataset/checks.ts'
import type { Trajectory } from '../trajectory.ts'
import { mae } from './mae.ts'
import type { Pair, Samples } from './pairs.ts'

export interface MaseOptions {
  /** The record that the model learned from, sampled like the truths. */
  readonly training: Trajectory | readonly Trajectory[]
  /** Samples in one cycle, such as 12 for months; default 1, the naive forecast "as the sample before". */
  readonly season?: number
}

export interface ScaledError extends Samples {
  /** Shape [dim]; below 1 is better than the naive forecast was one season ahead in the training record. */
  readonly values: Float64Array
  /** Shape [dim]: mean absolute error of the naive forecast in the training record, in the variables' own units. */
  readonly scale: Float64Array
  readonly scaling: string
  readonly season: number
}

/**
 * Mean absolute scaled error of each variable: its mean absolute error over that of the naive or, with a season, the
 * seasonal naive forecast "as one season before" in the training record.
 *
 * Source: R. J. Hyndman, A. B. Koehler, Int. J. Forecasting 22, 679–688 (2006).
 *
 * @throws RangeError if no training record is longer than a season, or repeats exactly in some variable.
 */
export function mase(pairs: readonly Pair[], { training, season = 1 }: MaseOptions): ScaledError {
  const { values, count, missing } = mae(pairs)
  const scale = naiveError(trajectoryList(training, 'mase'), season)
  if (scale.length !== values.length)
    throw new RangeError(`mase: the training record has dim ${scale.length}, the truths have dim ${values.length}`)
  const which = season === 1 ? 'naive forecast' : `seasonal naive forecast (${season} samples)`
  const scaling = `mean absolute error of the ${which} in the training record`
  return { values: values.map((value, j) => value / scale[j]), scale, scaling, season, count, missing }
}

/** Mean of |y_i − y_{i − season}| for each variable; shape [dim]. */
function naiveError(records: readonly Trajectory[], season: number): Float64Array {
  if (!(Number.isInteger(season) && season >= 1))
    throw new RangeError(`mase: season must be a whole number of samples from 1, got ${season}`)
  const { dim } = records[0]
  const sums = new Float64Array(dim)
  let count = 0
  for (const { states } of records) {
    const lag = season * dim
    for (let i = lag; i < states.length; i++) sums[i % dim] += Math.abs(states[i] - states[i - lag])
    count += Math.max(0, states.length - lag) / dim
  }
  if (count === 0) throw new RangeError(`mase: no training record is longer than a season of ${season} samples`)
  const exact = sums.indexOf(0)
  if (exact >= 0)
    throw new RangeError(`mase: variable ${exact} of the training record repeats exactly, so there is no unit of error`)
  return sums.map((sum) => sum / count)
}
