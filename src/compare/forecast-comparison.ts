import type { Trajectory } from '../trajectory.ts'
import type { CompareOptions } from './compare-options.ts'
import type { Comparison } from './comparison.ts'
import { errorOverTime } from './error-over-time.ts'
import { forecastMeasures } from './forecast-measures.ts'
import { medianOverStarts } from './median-over-starts.ts'
import type { Pair } from './pairs.ts'
import { rmse } from './rmse.ts'
import { skill } from './skill.ts'
import { smapeValidTime } from './smape-valid-time.ts'
import type { TruthScale } from './truth-scale.ts'
import { summarizeValidTime } from './valid-time.ts'

type ForecastPart = Omit<Comparison, 'invariantDrift' | 'stopped' | 'climate' | 'verdict'>

/** What the forecasts are worth, without the long run. */
export function forecastsOf(pairs: readonly Pair[], unit: TruthScale, options: CompareOptions): ForecastPart {
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

/** How long two truths agree. */
export function agreementOf(
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

export function longest(truths: readonly Trajectory[]): Trajectory {
  return truths.reduce((a, b) => (b.times.length > a.times.length ? b : a))
}
