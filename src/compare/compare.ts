import type { Invariant, System } from '../system/system.ts'
import type { Trajectory } from '../trajectory.ts'
import { type Climate, type ClimateOptions, climate, longRollout } from './climate.ts'
import type { Comparison } from './comparison.ts'
import { errorOverTime } from './error-over-time.ts'
import { forecastMeasures } from './forecast-measures.ts'
import { forecasts, forecastWindows, type ModelOptions, type WindowOptions } from './forecast-windows.ts'
import { invariantDrift } from './invariant-drift.ts'
import type { MaseOptions } from './mase.ts'
import { medianOverStarts } from './median-over-starts.ts'
import type { Pair } from './pairs.ts'
import { rmse } from './rmse.ts'
import { skill } from './skill.ts'
import { smapeValidTime } from './smape-valid-time.ts'
import { type TruthScale, truthScale } from './truth-scale.ts'
import { summarizeValidTime } from './valid-time.ts'
import { verdict } from './verdict.ts'

// Whoever imports the function finds its result beside it.
export type { Comparison } from './comparison.ts'

export interface CompareOptions extends WindowOptions, ModelOptions {
  /** Unit of error for each variable; default: the standard deviation of the truths. */
  readonly scale?: ArrayLike<number>
  /** Error that ends validity, in units of `scale`; default 0.4. */
  readonly threshold?: number
  /** sMAPE that ends validity, in percent up to 200; default 30. */
  readonly smapeThreshold?: number
  /** Largest Lyapunov exponent of the truth; valid times are then given in Lyapunov times. */
  readonly lyapunovExponent?: number | undefined
  /** A second, independent computation of the truths: no valid time beyond their agreement means anything. */
  readonly secondTruths?: Trajectory | readonly Trajectory[]
  /** Quantities to follow along the predictions. */
  readonly invariants?: Readonly<Record<string, Invariant>>
  /** What the mean absolute scaled error is scaled by; without it there is none. */
  readonly mase?: MaseOptions
  /** Whether to compare the long run too: the longest truth with the model's rollout over it; default false. */
  readonly climate?: boolean | ClimateOptions
}

/**
 * Compares a model, or its predictions at the same times, with truths. A model is rolled out from the first state of each
 * truth of a list, of one long truth from evenly spread starts (`starts`, `horizon`).
 *
 * @param model The model, or one prediction for each truth. A map must advance by the truth's sampling interval.
 * @throws RangeError if there are no pairs, the numbers of truths and predictions differ, dimensions or times do not
 * match, or an option is out of range.
 */
export function compare(
  truths: Trajectory | readonly Trajectory[],
  model: Trajectory | readonly Trajectory[] | System,
  options: CompareOptions = {},
): Comparison {
  const all = toList(truths)
  const isModel = 'kind' in model
  const windows = isModel ? forecastWindows(truths, options) : all
  const pairs = pairUp(windows, isModel ? forecasts(model, windows, options) : toList(model), 'predictions')
  const unit = truthScale(all, options.scale)
  const { secondTruths, invariants = {} } = options
  const longRun = options.climate ? climateOf(all, isModel ? model : undefined, pairs, unit.scale, options) : undefined
  const found = { ...forecastsOf(pairs, unit, options), stopped: stops(pairs), ...(longRun && { climate: longRun }) }
  return {
    ...found,
    ...(secondTruths && agreementOf(pairUp(windows, toList(secondTruths), 'second truths'), unit, options)),
    invariantDrift: Object.fromEntries(
      Object.entries(invariants).map(([name, invariant]) => [
        name,
        pairs.map(({ prediction }) => invariantDrift(prediction, invariant)),
      ]),
    ),
    verdict: verdict(found),
  }
}

type ForecastPart = Omit<Comparison, 'invariantDrift' | 'stopped' | 'climate' | 'verdict'>

function forecastsOf(pairs: readonly Pair[], unit: TruthScale, options: CompareOptions): ForecastPart {
  const { scale, center, scaling } = unit
  const { smapeThreshold: threshold = 30, lyapunovExponent, mase } = options
  const runs = errorsOf(pairs, scale)
  const errors = runs.map((run) => run.errors)
  const perVariable = rmse(pairs)
  const medianError = medianOverStarts(errors)
  const windows = pairs.map(({ truth }) => truth)
  return {
    starts: pairs.length,
    times: longest(windows).times.map((t, _, times) => t - times[0]),
    errors,
    medianError,
    rmse: perVariable,
    nrmse: perVariable.map((value, j) => value / scale[j]),
    scale,
    scaling,
    validTime: summarizeValidTime(runs, validity(unit, options)),
    smapeValidTime: smapeValidTime(pairs, { threshold, lyapunovExponent }),
    measures: forecastMeasures(pairs, errors, { scale, unit: scaling, ...(mase && { training: mase }) }),
    skill: skill(windows, medianError, center, scale),
  }
}

function validity(
  { scaling }: TruthScale,
  { threshold = 0.4, lyapunovExponent }: CompareOptions,
): Parameters<typeof summarizeValidTime>[1] {
  return { threshold, scaling, lyapunovExponent }
}

function agreementOf(
  pairs: readonly Pair[],
  unit: TruthScale,
  options: CompareOptions,
): Pick<Comparison, 'agreementTime' | 'agreementErrors'> {
  const runs = errorsOf(pairs, unit.scale)
  return {
    agreementTime: summarizeValidTime(runs, validity(unit, options)),
    agreementErrors: runs.map((run) => run.errors),
  }
}

function errorsOf(pairs: readonly Pair[], scale: Float64Array): { times: Float64Array; errors: Float64Array }[] {
  return pairs.map(({ truth, prediction }) => ({ times: truth.times, errors: errorOverTime(truth, prediction, scale) }))
}

/** Of the longest truth: the model's rollout over it or the prediction that was given for it. */
function climateOf(
  truths: readonly Trajectory[],
  model: System | undefined,
  pairs: readonly Pair[],
  scale: Float64Array,
  options: CompareOptions,
): Climate {
  const settings = typeof options.climate === 'object' ? options.climate : {}
  const truth = longest(truths)
  const long = model
    ? { model, ...longRollout(model, truth, settings, options) }
    : { prediction: pairs[truths.indexOf(truth)].prediction, until: truth.times[truth.times.length - 1] }
  const forecasts = model ? pairs.map(({ prediction }) => prediction) : []
  return climate({ truths, truth, ...long, forecasts, scale, invariants: options.invariants ?? {} }, settings)
}

function stops(pairs: readonly Pair[]): Comparison['stopped'] {
  return pairs.flatMap(({ prediction: { status, message } }, start) =>
    status === 'complete' ? [] : [{ start, status, message }],
  )
}

function toList(trajectories: Trajectory | readonly Trajectory[]): readonly Trajectory[] {
  return 'states' in trajectories ? [trajectories] : trajectories
}

function pairUp(truths: readonly Trajectory[], predictions: readonly Trajectory[], what: string): Pair[] {
  if (truths.length === 0) throw new RangeError('compare: no trajectories to compare')
  if (truths.length !== predictions.length)
    throw new RangeError(`compare: ${truths.length} truths, but ${predictions.length} ${what}`)
  return truths.map((truth, i) => ({ truth, prediction: predictions[i] }))
}

function longest(truths: readonly Trajectory[]): Trajectory {
  return truths.reduce((a, b) => (b.times.length > a.times.length ? b : a))
}
