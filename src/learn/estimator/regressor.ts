import { scaleRows, unscaleRows } from '../../dataset/scaling.ts'
import { evaluate } from '../../network/evaluate.ts'
import { fitScaledNetwork } from '../fit-scaled-network.ts'
import { type Learned, learnedPart } from '../scaled-network.ts'
import { determination } from './determination.ts'
import { type EstimatorOptions, withWidth } from './estimator-options.ts'
import { checkLengths, flatRows, type Rows, rowsOfDim } from './rows.ts'

/** A learned function of rows of numbers, in their own units; it standardizes inside. */
export interface Regressor extends Learned {
  readonly recipe: RegressorRecipe
  /** The targets of these rows; shape [n, targetDim], row-major. @throws RangeError for rows of another dimension. */
  predict(rows: Rows): Float64Array
  /** Coefficient of determination R², a mean over the targets: 1 for no error, 0 for no better than their mean. */
  score(rows: Rows, targets: Rows): number
}

/**
 * Learns a function from examples: one sampled network from rows of inputs to rows of targets.
 *
 * Noisy targets want far fewer neurons than rows, as width 'auto' finds, or `ridge: 'generalized-cross-validation'`.
 *
 * @throws RangeError for lists of different lengths, ragged rows, a number that is not finite, or options out of range.
 */
export function learnRegressor(inputs: Rows, targets: Rows, options: EstimatorOptions = {}): Regressor {
  const x = flatRows(inputs, 'learnRegressor: inputs')
  const y = flatRows(targets, 'learnRegressor: targets')
  checkLengths('learnRegressor', x.size, y.size)
  const dataset = { size: x.size, inputDim: x.dim, targetDim: y.dim, inputs: x.values, targets: y.values }
  const learned = fitScaledNetwork(dataset, withWidth(options))
  return regressorOf({ learner: 'regressor', learned: learnedPart(learned) })
}

/** A regressor as plain data. */
export type RegressorRecipe = { readonly learner: 'regressor'; readonly learned: Learned }

export function regressorOf(recipe: RegressorRecipe): Regressor {
  const { learned } = recipe
  const { inputDim, outputDim } = learned.network
  const predict = (rows: Rows): Float64Array => {
    const { values } = rowsOfDim(rows, inputDim, 'predict')
    return predictFlat(learned, values)
  }
  const score = (rows: Rows, targets: Rows): number => {
    const { values, size } = rowsOfDim(targets, outputDim, 'score: targets')
    const predicted = predict(rows)
    checkLengths('score', predicted.length / outputDim, size)
    return determination(predicted, values, outputDim)
  }
  return Object.freeze({ ...learned, recipe, predict, score })
}

/** The learned function at many points, in the data's own units. @param inputs Shape [n, inputDim], row-major. */
export function predictFlat({ network, inputScaler, outputScaler }: Learned, inputs: Float64Array): Float64Array {
  const outputs = evaluate(network, scaleRows(inputScaler, inputs))
  return unscaleRows(outputScaler, outputs, outputs)
}
