import { type HoldOutOptions, holdOutRows, takeRows } from '../../dataset/hold-out.ts'
import { determination } from '../estimator/determination.ts'
import type { EstimatorOptions } from '../estimator/estimator-options.ts'
import { learnRegressor, predictFlat, type Regressor } from '../estimator/regressor.ts'
import { checkLengths, flatRows, type Rows, rowsOfDim } from '../estimator/rows.ts'
import { type Calibration, calibrate, type Intervals, intervals } from './calibration.ts'
import { type Ensemble, type EnsembleOptions, learnEnsemble, meanAndSpread } from './ensemble.ts'
import { trainingRmse } from './training-rmse.ts'

export interface EnsembleRegressorOptions extends Omit<EstimatorOptions, 'weights'>, EnsembleOptions {
  /** The rows that no member sees, by which the intervals are made; default a random fifth. */
  readonly holdOut?: HoldOutOptions
}

/** A learned function of rows of numbers that knows how far it may be off. */
export interface EnsembleRegressor extends Ensemble<Regressor> {
  readonly calibration: Calibration
  /** The mean over the members; shape [n, targetDim], row-major. */
  predict(rows: Rows): Float64Array
  /** Mean, spread over the members, and an interval for each target that holds `coverage` (default 0.9) of new ones. */
  intervals(rows: Rows, coverage?: number): Intervals
  /** Coefficient of determination R² of the mean. */
  score(rows: Rows, targets: Rows): number
}

/**
 * Several regressors with different neurons, their mean, and intervals calibrated on held-out rows.
 *
 * @throws RangeError as `learnRegressor` and `holdOutRows` do.
 */
export function learnEnsembleRegressor(
  inputs: Rows,
  targets: Rows,
  options: EnsembleRegressorOptions = {},
): EnsembleRegressor {
  const x = flatRows(inputs, 'learnEnsembleRegressor: inputs')
  const y = flatRows(targets, 'learnEnsembleRegressor: targets')
  checkLengths('learnEnsembleRegressor', x.size, y.size)
  const { holdOut = { by: 'random' } } = options
  const split = holdOutRows(x.size, { seed: options.seed ?? 0, ...holdOut })
  const part = ({ values, dim }: typeof x, rows: Int32Array) => ({ values: takeRows(values, dim, rows), dim })
  const [seen, seenTargets] = [part(x, split.train), part(y, split.train)]
  const members = learnEnsemble((seed) => learnRegressor(seen, seenTargets, { ...options, seed }), options)
  const predictRows: EnsembleRegressor['predictRows'] = (rows) =>
    meanAndSpread(members.map((member) => predictFlat(member, rows)))
  const floor = trainingRmse(members)
  const calibration = calibrate(predictRows(part(x, split.test).values), part(y, split.test).values, floor)
  const predict = (rows: Rows): ReturnType<typeof predictRows> => predictRows(rowsOfDim(rows, x.dim, 'predict').values)
  return Object.freeze({
    members,
    trainingRmse: floor,
    calibration,
    predictRows,
    predict: (rows: Rows) => predict(rows).mean,
    intervals: (rows: Rows, coverage?: number) => intervals(calibration, predict(rows), coverage),
    score(rows: Rows, truth: Rows) {
      const { values } = rowsOfDim(truth, y.dim, 'score: targets')
      const { mean } = predict(rows)
      checkLengths('score', mean.length / y.dim, values.length / y.dim)
      return determination(mean, values, y.dim)
    },
  })
}
