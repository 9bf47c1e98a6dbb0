import { trajectoryList } from '../dataset/checks.ts'
import { samplingInterval } from '../dataset/sampling-interval.ts'
import { unwrap } from '../dataset/unwrap.ts'
import { periodsOf } from '../learn/input-embedding.ts'
import { variableNames } from '../learn/learned-system.ts'
import { type Box, boundingBox } from '../math/box.ts'
import { standardDeviation } from '../math/statistics.ts'
import { component, type Trajectory } from '../trajectory.ts'
import { type Fold, foldsOf } from './folds.ts'
import { splitsOf } from './splits.ts'
import type { CriterionName, RolloutCriterion, TuneOptions } from './tune-options.ts'

/** What every candidate is tried on. Plain data. */
export interface TuningProblem {
  /** One for each origin, in order of time. */
  readonly folds: readonly Fold[]
  /** Standard deviation of each variable, 1 for a constant one; shape [dim]. */
  readonly scale: Float64Array
  /** Three times as wide as the data; a prediction that leaves it has failed. */
  readonly region: Box
  readonly measure: 'valid-time' | 'rmse'
  readonly threshold: number
}

/** Of the shorthand 'rolling-origin'. */
const ORIGINS = 3
/** Starts for errors of one step. */
const STEPS = 500

/** @throws RangeError for data that do not fit together or are too short, and for options out of range. */
export function tuningProblem(trajectories: Trajectory | readonly Trajectory[], options: TuneOptions): TuningProblem {
  const list = trajectoryList(trajectories, 'tune')
  samplingInterval(list)
  const { shared, by } = options
  const periods = periodsOf('tune', variableNames(list[0]), shared?.periodic)
  const continuous = list.map((trajectory) => unwrap(trajectory, periods))
  const criterion = criterionOf(by)
  const { origins = 1, measure = 'valid-time', threshold = 0.4 } = criterion
  const splits = splitsOf(continuous, options.holdOut ?? (origins === 1 ? 0.2 : 0.5), origins)
  const stride = options.learn === 'flow-map' ? (options.shared?.stride ?? 1) : 1
  const box = boundingBox(joined(continuous.map(({ states }) => states)), list[0].dim, 1)
  return {
    folds: foldsOf(splits, stride, criterion),
    scale: Float64Array.from(
      { length: list[0].dim },
      (_, j) => standardDeviation(joined(continuous.map((trajectory) => component(trajectory, j)))) || 1,
    ),
    region: {
      lower: box.lower.map((low, j) => (periods[j] > 0 ? Number.NEGATIVE_INFINITY : low)),
      upper: box.upper.map((high, j) => (periods[j] > 0 ? Number.POSITIVE_INFINITY : high)),
    },
    measure,
    threshold,
  }
}

function joined(arrays: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(arrays.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const array of arrays) {
    all.set(array, at)
    at += array.length
  }
  return all
}

function criterionOf(by: TuneOptions['by'] = 'one-step'): RolloutCriterion {
  const criterion = typeof by === 'string' ? named(by) : by
  const { horizon = 1, starts = 1, origins = 1, threshold = 1 } = criterion
  for (const [name, value] of Object.entries({ horizon, starts, origins }))
    if (!(Number.isInteger(value) && value > 0))
      throw new RangeError(`tune: by.${name} must be a positive whole number, got ${value}`)
  if (!(threshold > 0)) throw new RangeError(`tune: by.threshold must be positive, got ${threshold}`)
  return criterion
}

function named(by: CriterionName): RolloutCriterion {
  if (by === 'one-step') return { measure: 'rmse', horizon: 1, starts: STEPS }
  if (by === 'rollout') return {}
  if (by === 'rolling-origin') return { origins: ORIGINS }
  throw new RangeError(`tune: by must be 'one-step', 'rollout', 'rolling-origin' or an object, got '${by}'`)
}
