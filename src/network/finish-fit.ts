import type { Dataset } from '../dataset/dataset.ts'
import type { Engine } from '../kernels/engine.ts'
import { KERNELS_MISSING } from '../kernels/kernels.ts'
import { NORMAL_EQUATIONS_LIMIT } from '../math/least-squares/cholesky-factor.ts'
import type { QrFactor, RowSource } from '../math/least-squares/qr-factor.ts'
import { bestRidge, ridgePath } from '../math/least-squares/ridge-path.ts'
import { type Ridge, solveFactor } from '../math/least-squares/solve-factor.ts'
import { rootMeanSquare } from '../math/statistics.ts'
import type { Design } from './design.ts'
import type { FactorPlan } from './factor-dataset.ts'
import type { Method } from './factorizer.ts'
import { featureCount, featureWriter, freeCount, hasSkip } from './features.ts'
import type { Cost, Fit, FitReport, SolveOptions } from './fit-options.ts'
import { ownActivation } from './network-engine.ts'

/** Chooses the ridge, solves the readout and reports. `rows` is needed for leave-one-out only. */
export function finishFit(
  design: Design,
  factor: QrFactor,
  options: SolveOptions,
  { engine, method }: FactorPlan,
  cost: () => Cost,
  rows?: RowSource,
): Fit {
  const { layers, linear, targetDim } = design
  const inputDim = layers[0].inputDim
  const free = freeCount(inputDim, linear)
  const { ridge, criterion } = chooseRidge(factor, options.ridge ?? { relative: 0 }, free, rows)
  const { coefficients, report } = solveFactor(factor, ridge, free, engine)
  const skip = hasSkip(layers) && { skip: true }
  const network = { inputDim, outputDim: targetDim, layers, linear, ...skip, readout: coefficients }
  const warning = warningOf(design, engine, options, method, report.condition)
  const share = 1 - report.effectiveDegrees / report.rows
  const generalized = share > 0 && { generalizedCrossValidationRmse: rootMeanSquare(report.trainingRmse) / share }
  return {
    network,
    report: { ...report, ...generalized, ...criterion, engine, ...(warning && { warning }), cost: cost() },
  }
}

function warningOf(
  { layers }: Design,
  engine: Engine,
  options: SolveOptions,
  method: Method,
  condition: number,
): string | undefined {
  const own = ownActivation(layers)
  if (own) return `the core does not know activation '${own.name}'; the slower TypeScript twin does the work`
  if (engine === 'typescript' && options.engine === undefined) return KERNELS_MISSING
  if (method === 'qr' || condition < NORMAL_EQUATIONS_LIMIT) return undefined
  return `normal equations lose accuracy at condition ${condition.toExponential(0)}; method 'qr' keeps it`
}

/** The ridge to solve with, and the error of the criterion that chose it. */
function chooseRidge(
  factor: QrFactor,
  asked: NonNullable<SolveOptions['ridge']>,
  free: number,
  rows: RowSource | undefined,
): { ridge: Ridge; criterion?: Partial<FitReport> } {
  if (typeof asked === 'object') return { ridge: asked }
  if (asked === 'generalized-cross-validation') {
    const path = ridgePath(factor, free)
    const { ridge, error } = bestRidge(path, path.generalizedCrossValidation)
    return { ridge, criterion: { generalizedCrossValidationRmse: Math.sqrt(error) } }
  }
  const path = ridgePath(factor, free, rows)
  if (!path.leaveOneOut)
    throw new RangeError("fitNetwork: 'leave-one-out' needs the rows once more; use 'generalized-cross-validation'")
  const { ridge, error } = bestRidge(path, path.leaveOneOut)
  return { ridge, criterion: { leaveOneOutRmse: Math.sqrt(error) } }
}

/** The rows [features | targets] of a dataset, weighted, one at a time. */
export function designRows({ layers, linear }: Design, dataset: Dataset, weights?: Float64Array): RowSource {
  const { size, inputs, inputDim, targets, targetDim } = dataset
  const writeFeatures = featureWriter(layers, linear)
  const columns = featureCount(layers, linear)
  const write = (i: number, row: Float64Array): void => {
    writeFeatures(inputs.subarray(i * inputDim, (i + 1) * inputDim), row)
    for (let c = 0; c < targetDim; c++) row[columns + c] = targets[i * targetDim + c]
    if (weights) for (let j = 0, factor = Math.sqrt(weights[i]); j < row.length; j++) row[j] *= factor
  }
  return { size, write }
}
