import { median, standardDeviation } from '../math/statistics.ts'
import type { Invariant } from '../system/system.ts'
import { component, type Trajectory } from '../trajectory.ts'
import { errorOverTime } from './error-over-time.ts'
import { type InvariantDrift, invariantDrift } from './invariant-drift.ts'
import { rmse } from './rmse.ts'
import { summarizeValidTime, type ValidTime } from './valid-time.ts'

export interface CompareOptions {
  /** Unit of error for each variable; default: the standard deviation of the truths. */
  readonly scale?: ArrayLike<number>
  /** Error that ends validity, in units of `scale`; default 0.4. */
  readonly threshold?: number
  /** Largest Lyapunov exponent of the truth; valid times are then given in Lyapunov times. */
  readonly lyapunovExponent?: number | undefined
  /** A second, independent computation of the truths: no valid time beyond their agreement means anything. */
  readonly secondTruths?: Trajectory | readonly Trajectory[]
  /** Quantities to follow along the predictions. */
  readonly invariants?: Readonly<Record<string, Invariant>>
}

/** Predictions measured against truths over one or many starts. Plain data. */
export interface Comparison {
  readonly starts: number
  /** Times since the start that any truth reaches; shape [n]. */
  readonly times: Float64Array
  /** For each start, the error at each time its truth and prediction share (root mean square over scaled variables). */
  readonly errors: readonly Float64Array[]
  /** Median of `errors` over the starts, up to where half of the predictions have stopped. */
  readonly medianError: Float64Array
  /** Shape [dim]: over all starts and shared times, in the variables' own units. */
  readonly rmse: Float64Array
  /** Shape [dim]: `rmse` divided by `scale`. */
  readonly nrmse: Float64Array
  readonly scale: Float64Array
  readonly validTime: ValidTime
  /** Valid time of the second truths against the first, where they were given. */
  readonly agreementTime?: ValidTime
  /** The same errors between the two truths. */
  readonly agreementErrors?: readonly Float64Array[]
  /** For each invariant, its drift along each prediction. */
  readonly invariantDrift: Readonly<Record<string, readonly InvariantDrift[]>>
  /** Predictions that stopped early, with their reasons. */
  readonly stopped: readonly {
    readonly start: number
    readonly status: string
    readonly message?: string | undefined
  }[]
}

/**
 * Compares predictions with truths at the same times.
 *
 * @throws RangeError if there are no pairs, the numbers of truths and predictions differ, dimensions or times do not
 * match, or a scale is not positive.
 */
export function compare(
  truths: Trajectory | readonly Trajectory[],
  predictions: Trajectory | readonly Trajectory[],
  options: CompareOptions = {},
): Comparison {
  const { threshold = 0.4, lyapunovExponent, secondTruths, invariants = {} } = options
  const pairs = pairUp(toList(truths), toList(predictions), 'predictions')
  const scale = checkScale(options.scale ?? standardDeviations(toList(truths)))
  const scaling = options.scale
    ? 'RMS over variables, in units of the given scale'
    : 'RMS over variables, in standard deviations of the truth'
  const measure = (list: typeof pairs): { times: Float64Array; errors: Float64Array }[] =>
    list.map(({ truth, prediction }) => ({ times: truth.times, errors: errorOverTime(truth, prediction, scale) }))
  const runs = measure(pairs)
  const agreement = secondTruths && measure(pairUp(toList(truths), toList(secondTruths), 'second truths'))
  const errors = runs.map((run) => run.errors)
  const perVariable = rmse(pairs)
  const settings = { threshold, scaling, lyapunovExponent }
  return {
    starts: pairs.length,
    times: longestTimes(pairs.map(({ truth }) => truth)),
    errors,
    medianError: medianOverStarts(errors),
    rmse: perVariable,
    nrmse: perVariable.map((value, j) => value / scale[j]),
    scale,
    validTime: summarizeValidTime(runs, settings),
    ...(agreement && {
      agreementTime: summarizeValidTime(agreement, settings),
      agreementErrors: agreement.map((run) => run.errors),
    }),
    invariantDrift: Object.fromEntries(
      Object.entries(invariants).map(([name, invariant]) => [
        name,
        pairs.map(({ prediction }) => invariantDrift(prediction, invariant)),
      ]),
    ),
    stopped: pairs.flatMap(({ prediction: { status, message } }, start) =>
      status === 'complete' ? [] : [{ start, status, message }],
    ),
  }
}

function toList(trajectories: Trajectory | readonly Trajectory[]): readonly Trajectory[] {
  return 'states' in trajectories ? [trajectories] : trajectories
}

function pairUp(
  truths: readonly Trajectory[],
  predictions: readonly Trajectory[],
  what: string,
): { truth: Trajectory; prediction: Trajectory }[] {
  if (truths.length === 0) throw new RangeError('compare: no trajectories to compare')
  if (truths.length !== predictions.length)
    throw new RangeError(`compare: ${truths.length} truths, but ${predictions.length} ${what}`)
  return truths.map((truth, i) => ({ truth, prediction: predictions[i] }))
}

function standardDeviations(truths: readonly Trajectory[]): number[] {
  return Array.from({ length: truths[0].dim }, (_, j) =>
    standardDeviation(truths.flatMap((truth) => Array.from(component(truth, j)))),
  )
}

function checkScale(scale: ArrayLike<number>): Float64Array {
  for (let j = 0; j < scale.length; j++)
    if (!(scale[j] > 0 && Number.isFinite(scale[j])))
      throw new RangeError(`compare: scale of variable ${j} is ${scale[j]}; give a positive scale for each variable`)
  return Float64Array.from(scale)
}

function longestTimes(truths: readonly Trajectory[]): Float64Array {
  const { times } = truths.reduce((a, b) => (b.times.length > a.times.length ? b : a))
  return times.map((t) => t - times[0])
}

function medianOverStarts(errors: readonly Float64Array[]): Float64Array {
  const result: number[] = []
  for (let i = 0; ; i++) {
    const value = median(errors.map((e) => (i < e.length ? e[i] : Number.POSITIVE_INFINITY)))
    if (!Number.isFinite(value)) return Float64Array.from(result)
    result.push(value)
  }
}
