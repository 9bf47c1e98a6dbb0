import type { Dataset } from '../dataset/dataset.ts'
import type { Engine } from '../kernels/engine.ts'
import { factorSource } from '../math/least-squares/factor-source.ts'
import type { QrFactor } from '../math/least-squares/qr-factor.ts'
import { solveSandwich } from '../math/least-squares/sandwich.ts'
import { solveFactor } from '../math/least-squares/solve-factor.ts'
import type { Representation } from './representation.ts'

/** How a step is fitted and how much of it is taken. */
export interface StepPlan {
  readonly learningRate: number
  readonly stepRidge: number
  readonly engine: Engine | undefined
  readonly weights: Float64Array | undefined
}

/**
 * η·A, shape [neurons, dim]: the step of Φ along new neurons with which its present readout explains the most.
 *
 * @param neurons Their values at data point i.
 */
export function residualStep(
  phi: Representation,
  neurons: (i: number) => Float64Array,
  dataset: Dataset,
  { learningRate, stepRidge, engine, weights }: StepPlan,
): Float64Array {
  const { targets, targetDim } = dataset
  const points = (i: number): Float64Array => phi.values.subarray(i * phi.dim, (i + 1) * phi.dim)
  const fitted = factorRows(points, phi.dim, { ...dataset, targets }, weights, engine)
  const readout = solveFactor(fitted, { relative: 0 }, 1, engine).coefficients
  const residual = misfit(points, readout, dataset)
  // The constant beside the neurons fits what the readout's bias will take up.
  const width = neurons(0).length
  const unexplained = factorRows(neurons, width, { ...dataset, targets: residual }, weights, engine)
  const a = solveSandwich(unexplained, readout.subarray(targetDim), stepRidge, 1, engine)
  return a.map((value) => learningRate * value)
}

/** The factor of the weighted rows [1 | features | targets]. */
function factorRows(
  features: (i: number) => Float64Array,
  width: number,
  { size, targets, targetDim }: Dataset,
  weights: Float64Array | undefined,
  engine: Engine | undefined,
): QrFactor {
  const write = (i: number, row: Float64Array): void => {
    row[0] = 1
    row.set(features(i), 1)
    for (let c = 0; c < targetDim; c++) row[1 + width + c] = targets[i * targetDim + c]
    if (weights) for (let j = 0, root = Math.sqrt(weights[i]); j < row.length; j++) row[j] *= root
  }
  return factorSource({ size, write }, 1 + width, targetDim, engine)
}

/** What [1 | points]·readout leaves of the targets. */
function misfit(
  points: (i: number) => Float64Array,
  readout: Float64Array,
  { size, targets, targetDim }: Dataset,
): Float64Array {
  const residual = targets.slice()
  for (let i = 0; i < size; i++) {
    const x = points(i)
    for (let c = 0; c < targetDim; c++) {
      let value = readout[c]
      for (let d = 0; d < x.length; d++) value += x[d] * readout[(1 + d) * targetDim + c]
      residual[i * targetDim + c] -= value
    }
  }
  return residual
}
