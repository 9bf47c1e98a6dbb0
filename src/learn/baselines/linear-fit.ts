import type { Dataset } from '../../dataset/dataset.ts'
import { factorSource } from '../../math/least-squares/factor-source.ts'
import type { RowSource } from '../../math/least-squares/qr-factor.ts'
import { type LeastSquaresSolution, type Ridge, solveFactor } from '../../math/least-squares/solve-factor.ts'
import type { Evaluator } from '../../network/evaluate.ts'

/** Functions of a state that a model is a linear combination of. May hold scratch. */
export interface Features {
  readonly count: number
  /** Writes all values at x, which may not be kept; shape [count]. */
  readonly write: (x: Float64Array, out: Float64Array) => void
}

/** The linear combinations of features that come nearest to the targets. @param free As in `solveFactor`. */
export function fitLinear(features: Features, dataset: Dataset, ridge: Ridge, free = 0): LeastSquaresSolution {
  const factor = factorSource(featureRows(features, dataset), features.count, dataset.targetDim)
  return solveFactor(factor, ridge, free)
}

/** Rows [features | targets]. */
export function featureRows(
  { count, write }: Features,
  { size, inputs, inputDim, targets, targetDim }: Dataset,
): RowSource {
  const writeRow = (i: number, row: Float64Array): void => {
    write(inputs.subarray(i * inputDim, (i + 1) * inputDim), row)
    for (let c = 0; c < targetDim; c++) row[count + c] = targets[i * targetDim + c]
  }
  return { size, write: writeRow }
}

/** The linear combinations of features with these coefficients; shape [count, outputs]. */
export function combination({ count, write }: Features, coefficients: Float64Array): Evaluator {
  const outputs = coefficients.length / count
  const values = new Float64Array(count)
  return (x, out) => {
    write(x, values)
    for (let c = 0; c < outputs; c++) {
      let sum = 0
      for (let m = 0; m < count; m++) sum += coefficients[m * outputs + c] * values[m]
      out[c] = sum
    }
  }
}
