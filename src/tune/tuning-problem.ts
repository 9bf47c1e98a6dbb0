import { trajectoryList } from '../dataset/checks.ts'
import { samplingInterval } from '../dataset/sampling-interval.ts'
import { splitByTime } from '../dataset/split.ts'
import { unwrap } from '../dataset/unwrap.ts'
import { periodsOf } from '../learn/input-embedding.ts'
import { variableNames } from '../learn/learned-system.ts'
import { type Box, boundingBox } from '../math/box.ts'
import { standardDeviation } from '../math/statistics.ts'
import { component, type Trajectory } from '../trajectory.ts'
import type { RolloutCriterion, TuneOptions } from './tune-options.ts'

/** What every candidate is tried on. Plain data. */
export interface TuningProblem {
  /** What candidates are fitted to. */
  readonly train: readonly Trajectory[]
  /** Held-out pieces that predictions are compared with, from their first state on. */
  readonly windows: readonly Trajectory[]
  /** Standard deviation of each variable, 1 for a constant one; shape [dim]. */
  readonly scale: Float64Array
  /** Three times as wide as the data; a prediction that leaves it has failed. */
  readonly region: Box
  readonly measure: 'valid-time' | 'rmse'
  readonly threshold: number
}

/** From this many trajectories on, whole ones are held out, not the end of each. */
const MANY = 5
/** Starts for errors of one step. */
const STEPS = 500

/** @throws RangeError for data that do not fit together or are too short, and for options out of range. */
export function tuningProblem(trajectories: Trajectory | readonly Trajectory[], options: TuneOptions): TuningProblem {
  const list = trajectoryList(trajectories, 'tune')
  samplingInterval(list)
  const { holdOut = 0.2, shared } = options
  const periods = periodsOf('tune', variableNames(list[0]), shared?.periodic)
  const continuous = list.map((trajectory) => unwrap(trajectory, periods))
  const { train, test } = splitTrajectories(continuous, holdOut)
  const criterion = criterionOf(options.by)
  const stride = options.learn === 'flow-map' ? (options.shared?.stride ?? 1) : 1
  const box = boundingBox(joined(continuous.map(({ states }) => states)), list[0].dim, 1)
  return {
    train: train.map(copy),
    windows: windowsOf(test, stride, criterion),
    scale: Float64Array.from(
      { length: list[0].dim },
      (_, j) => standardDeviation(joined(continuous.map((trajectory) => component(trajectory, j)))) || 1,
    ),
    region: {
      lower: box.lower.map((low, j) => (periods[j] > 0 ? Number.NEGATIVE_INFINITY : low)),
      upper: box.upper.map((high, j) => (periods[j] > 0 ? Number.POSITIVE_INFINITY : high)),
    },
    measure: criterion.measure ?? 'valid-time',
    threshold: criterion.threshold ?? 0.4,
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
  const criterion =
    by === 'one-step' ? ({ measure: 'rmse', horizon: 1, starts: STEPS } as const) : by === 'rollout' ? {} : by
  for (const [name, value] of Object.entries({ horizon: criterion.horizon ?? 1, starts: criterion.starts ?? 1 }))
    if (!(Number.isInteger(value) && value > 0))
      throw new RangeError(`tune: by.${name} must be a positive whole number, got ${value}`)
  if (!((criterion.threshold ?? 1) > 0))
    throw new RangeError(`tune: by.threshold must be positive, got ${criterion.threshold}`)
  return criterion
}

/** Whole trajectories where there are many, evenly spread; else the end of each. */
function splitTrajectories(
  list: readonly Trajectory[],
  fraction: number,
): { train: readonly Trajectory[]; test: readonly Trajectory[] } {
  if (!(fraction > 0 && fraction < 1)) throw new RangeError(`tune: holdOut must lie between 0 and 1, got ${fraction}`)
  if (list.length < MANY) {
    const parts = list.map((trajectory) => splitByTime(trajectory, 1 - fraction))
    return { train: parts.map((part) => part.train), test: parts.map((part) => part.test) }
  }
  const held = (i: number): boolean => Math.floor((i + 1) * fraction) > Math.floor(i * fraction)
  return { train: list.filter((_, i) => !held(i)), test: list.filter((_, i) => held(i)) }
}

/** Every stride-th sample of the held-out pieces, cut at starts that are evenly spread over all that are possible. */
function windowsOf(
  test: readonly Trajectory[],
  stride: number,
  { horizon, starts = 20 }: RolloutCriterion,
): Trajectory[] {
  const longest = Math.max(...test.map(({ times }) => times.length))
  const steps = horizon ?? Math.floor((longest - 1) / 2 / stride)
  const possible = test.flatMap((trajectory) =>
    Array.from({ length: Math.max(0, trajectory.times.length - steps * stride) }, (_, start) => ({
      trajectory,
      start,
    })),
  )
  if (steps < 1 || possible.length === 0)
    throw new RangeError(
      `tune: the longest held-out piece has ${longest} samples, too few to predict ${Math.max(1, steps)} steps of ${stride}; give longer trajectories or a larger holdOut`,
    )
  const count = Math.min(starts, possible.length)
  return Array.from({ length: count }, (_, k) => {
    const { trajectory, start } = possible[Math.floor(((k + 0.5) * possible.length) / count)]
    return everyNth(trajectory, start, stride, steps + 1)
  })
}

function everyNth({ dim, times, states }: Trajectory, start: number, stride: number, count: number): Trajectory {
  const at = (i: number): number => start + i * stride
  return {
    dim,
    times: Float64Array.from({ length: count }, (_, i) => times[at(i)]),
    states: Float64Array.from({ length: count * dim }, (_, k) => states[at(Math.floor(k / dim)) * dim + (k % dim)]),
    status: 'complete',
  }
}

/** Of its own memory, so that a message carries these samples and not the whole arrays behind them. */
function copy({ dim, times, states, variables }: Trajectory): Trajectory {
  return { dim, times: times.slice(), states: states.slice(), status: 'complete', ...(variables && { variables }) }
}
