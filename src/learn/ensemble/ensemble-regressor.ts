import { type HoldOutOptions, holdOutRows, takeRows } from '../../dataset/hold-out.ts'
import { determination } from '../estimator/determination.ts'
import type { EstimatorOptions } from '../estimator/estimator-options.ts'
import { learnRegressor, predictFlat, type Regressor, type RegressorRecipe } from '../estimator/regressor.ts'
import { checkLengths, flatRows, type Rows, rowsOfDim } from '../estimator/rows.ts'
import type { Make } from '../source.ts'
import { type Calibration, calibrate, type Intervals, intervals } from './calibration.ts'
import {
  type Ensemble,
  type EnsembleOptions,
  type EnsemblePrediction,
  learnEnsemble,
  meanAndSpread,
} from './ensemble.ts'
import { trainingRmse } from './training-rmse.ts'

export interface EnsembleRegressorOptions extends Omit<EstimatorOptions, 'weights'>, EnsembleOptions {
  /** The rows that no member sees, by which the intervals are made; default a random fifth. */
  readonly holdOut?: HoldOutOptions
}

/** A learned function of rows of numbers that knows how far it may be off. */
export interface EnsembleRegressor extends Ensemble<Regressor> {
  readonly calibration: Calibration
  readonly recipe: EnsembleRegressorRecipe
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
  const held = meanOf(members, part(x, split.test).values)
  const calibration = calibrate(held, part(y, split.test).values, trainingRmse(members))
  return ensembleRegressor(members, calibration)
}

/** An ensemble of regressors as plain data. */
export type EnsembleRegressorRecipe = {
  readonly learner: 'ensemble-regressor'
  readonly members: readonly RegressorRecipe[]
  readonly calibration: Calibration
}

/** @throws RangeError for members of other numbers of inputs or targets than the calibration or one another have. */
export function ensembleRegressorOf({ members, calibration }: EnsembleRegressorRecipe, make: Make): EnsembleRegressor {
  const made = members.map((member) => make(member) as Regressor)
  for (const { network } of made)
    if (network.inputDim !== made[0].network.inputDim || network.outputDim !== calibration.floor.length)
      throw new RangeError(`ensemble regressor: a member from ${network.inputDim} to ${network.outputDim} numbers`)
  return ensembleRegressor(made, calibration)
}

function ensembleRegressor(members: readonly Regressor[], calibration: Calibration): EnsembleRegressor {
  const { inputDim, outputDim } = members[0].network
  const predictRows: EnsembleRegressor['predictRows'] = (rows) => meanOf(members, rows)
  const predict = (rows: Rows): EnsemblePrediction => predictRows(rowsOfDim(rows, inputDim, 'predict').values)
  const recipe: EnsembleRegressorRecipe = {
    learner: 'ensemble-regressor',
    members: members.map((member) => member.recipe),
    calibration,
  }
  return Object.freeze({
    members,
    trainingRmse: calibration.floor,
    calibration,
    recipe,
    predictRows,
    predict: (rows: Rows) => predict(rows).mean,
    intervals: (rows: Rows, coverage?: number) => intervals(calibration, predict(rows), coverage),
    score(rows: Rows, truth: Rows) {
      const { values } = rowsOfDim(truth, outputDim, 'score: targets')
      const { mean } = predict(rows)
      checkLengths('score', mean.length / outputDim, values.length / outputDim)
      return determination(mean, values, outputDim)
    },
  })
}

function meanOf(members: readonly Regressor[], rows: Float64Array): EnsemblePrediction {
  return meanAndSpread(members.map((member) => predictFlat(member, rows)))
}
