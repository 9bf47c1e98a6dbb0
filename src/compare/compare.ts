import type { System } from '../system/system.ts'
import type { Trajectory } from '../trajectory.ts'
import { type Climate, climate, longRollout } from './climate.ts'
import type { CompareOptions } from './compare-options.ts'
import type { Comparison } from './comparison.ts'
import { agreementOf, forecastsOf, longest } from './forecast-comparison.ts'
import { forecasts, forecastWindows } from './forecast-windows.ts'
import { invariantDrift } from './invariant-drift.ts'
import type { Pair } from './pairs.ts'
import { truthScale } from './truth-scale.ts'
import { verdict } from './verdict.ts'

// Whoever imports the function finds its types beside it.
export type { CompareOptions } from './compare-options.ts'
export type { Comparison } from './comparison.ts'

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
