import type { Dataset } from '../dataset/dataset.ts'
import { type HoldOutOptions, holdOutRows, takeRows } from '../dataset/hold-out.ts'
import { mean, standardDeviation } from '../math/statistics.ts'

/** Some rows, with their weights where they have any. */
export interface Part {
  readonly rows: Dataset
  readonly weights?: Float64Array
}

export function splitDataset(
  dataset: Dataset,
  holdOut: HoldOutOptions,
  weights?: Float64Array,
): Readonly<Record<'train' | 'test', Part>> {
  const { inputDim, targetDim, inputs, targets } = dataset
  const part = (rows: Int32Array): Part => ({
    rows: {
      size: rows.length,
      inputDim,
      targetDim,
      inputs: takeRows(inputs, inputDim, rows),
      targets: takeRows(targets, targetDim, rows),
    },
    ...(weights && { weights: takeRows(weights, 1, rows) }),
  })
  const { train, test } = holdOutRows(dataset.size, holdOut)
  return { train: part(train), test: part(test) }
}

/**
 * Root mean square over rows and outputs of the error, in standard deviations that the targets have in training (a
 * constant one counts in its own unit).
 *
 * @param predicted Shape [test rows, targetDim], row-major.
 */
export function holdOutError(predicted: Float64Array, train: Dataset, { rows, weights }: Part): number {
  const { size, targetDim, targets } = rows
  const sums = Array.from({ length: targetDim }, (_, c) => {
    const unit = standardDeviation(train.targets.filter((_, at) => at % targetDim === c)) || 1
    let sum = 0
    for (let i = 0; i < size; i++) {
      const error = (predicted[i * targetDim + c] - targets[i * targetDim + c]) / unit
      sum += (weights?.[i] ?? 1) * error * error
    }
    return sum
  })
  return Math.sqrt(mean(sums) / (weights?.reduce((a, b) => a + b) ?? size))
}

/** Number of rows of inputs that are not copies of another, counted up to `most`. */
export function differentRows({ size, inputDim, inputs }: Dataset, most: number): number {
  const seen = new Set<string>()
  for (let i = 0; i < size && seen.size < most; i++) seen.add(inputs.subarray(i * inputDim, (i + 1) * inputDim).join())
  return seen.size
}
