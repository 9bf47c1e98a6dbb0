import { fitScaledNetwork } from '../fit-scaled-network.ts'
import { type Learned, learnedPart } from '../scaled-network.ts'
import { type EstimatorOptions, withWidth } from './estimator-options.ts'
import { predictFlat } from './regressor.ts'
import { checkLengths, flatRows, type Rows, rowsOfDim } from './rows.ts'

/** A learned choice between classes. */
export interface Classifier<Label extends string | number> extends Learned {
  /** Numbers ascending, then strings in code-unit order. */
  readonly classes: readonly Label[]
  readonly recipe: ClassifierRecipe<Label>
  /** For each row the class with the largest score; the first of several. */
  predict(rows: Rows): Label[]
  /**
   * For each row and class the least-squares estimate of the probability that the row is of that class; shape
   * [n, classes], row-major. The scores of a row sum to 1, but may stray below 0 and above 1.
   */
  scores(rows: Rows): Float64Array
  /** The fraction of rows that are given their own label. */
  score(rows: Rows, labels: ArrayLike<Label>): number
}

/**
 * Learns classes from labeled examples: one sampled network from rows of inputs to a 1 for their class and 0 for every
 * other one, so that its output is the probability of the class as far as least squares can tell.
 *
 * @throws RangeError for lists of different lengths, ragged rows, a number that is not finite, fewer than two classes, or
 * options out of range.
 */
export function learnClassifier<Label extends string | number>(
  inputs: Rows,
  labels: ArrayLike<Label>,
  options: EstimatorOptions = {},
): Classifier<Label> {
  const x = flatRows(inputs, 'learnClassifier: inputs')
  checkLengths('learnClassifier', x.size, labels.length, 'labels')
  const classes = classesOf(labels)
  const place = new Map(classes.map((label, c) => [label, c]))
  const targets = new Float64Array(x.size * classes.length)
  for (let i = 0; i < x.size; i++) targets[i * classes.length + place.get(labels[i])!] = 1
  const dataset = { size: x.size, inputDim: x.dim, targetDim: classes.length, inputs: x.values, targets }
  const learned = fitScaledNetwork(dataset, withWidth(options))
  return classifierOf({ learner: 'classifier', learned: learnedPart(learned), classes })
}

function classesOf<Label extends string | number>(labels: ArrayLike<Label>): Label[] {
  const classes = [...new Set(Array.from(labels))]
  for (const label of classes)
    if (typeof label === 'number' ? !Number.isFinite(label) : typeof label !== 'string')
      throw new RangeError(
        `learnClassifier: label ${Array.from(labels).findIndex((other) => Object.is(other, label))} is ${label}; give a string or a finite number`,
      )
  if (classes.length < 2)
    throw new RangeError(`learnClassifier: all labels are ${JSON.stringify(classes[0])}; two classes are needed`)
  return classes.sort((a, b) => (typeof a === typeof b ? (a < b ? -1 : 1) : typeof a === 'number' ? -1 : 1))
}

/** A classifier as plain data. */
export type ClassifierRecipe<Label extends string | number = string | number> = {
  readonly learner: 'classifier'
  readonly learned: Learned
  /** One for each output. */
  readonly classes: readonly Label[]
}

export function classifierOf<Label extends string | number>(recipe: ClassifierRecipe<Label>): Classifier<Label> {
  const { learned, classes } = recipe
  const scores = (rows: Rows): Float64Array =>
    predictFlat(learned, rowsOfDim(rows, learned.network.inputDim, 'predict').values)
  const predict = (rows: Rows): Label[] => {
    const values = scores(rows)
    return Array.from({ length: values.length / classes.length }, (_, i) => {
      const row = values.subarray(i * classes.length, (i + 1) * classes.length)
      return classes[row.indexOf(Math.max(...row))]
    })
  }
  const score = (rows: Rows, labels: ArrayLike<Label>): number => {
    const predicted = predict(rows)
    checkLengths('score', predicted.length, labels.length, 'labels')
    return predicted.filter((label, i) => label === labels[i]).length / predicted.length
  }
  return Object.freeze({ ...learned, classes, recipe, predict, scores, score })
}
