import type { Dataset } from '../dataset/dataset.ts'
import { type Scaler, scaleRows, standardScaler } from '../dataset/scaling.ts'
import { type Box, boundingBox } from '../math/box.ts'
import { type Evaluator, evaluator } from '../network/evaluate.ts'
import { fitNetwork } from '../network/fit-network.ts'
import type { FitOptions, FitReport } from '../network/fit-options.ts'
import type { SampledNetwork } from '../network/sampled-network.ts'

/** What every learned system carries beside being a System. Errors in `report` are in standardized units. */
export interface Learned {
  readonly network: SampledNetwork
  /** From the variables' own units to the network's. */
  readonly inputScaler: Scaler
  /** From the targets' own units to the network's. */
  readonly outputScaler: Scaler
  /** The box around the training inputs, in their own units. */
  readonly trainingRegion: Box
  readonly report: FitReport
}

/** Standardizes inputs and targets, then fits a network between them. */
export function fitScaledNetwork(dataset: Dataset, options: FitOptions): Learned {
  const inputScaler = standardScaler(dataset.inputs, dataset.inputDim)
  const outputScaler = standardScaler(dataset.targets, dataset.targetDim)
  const inputs = scaleRows(inputScaler, dataset.inputs)
  const targets = scaleRows(outputScaler, dataset.targets)
  const { network, report } = fitNetwork({ ...dataset, inputs, targets }, options)
  const trainingRegion = boundingBox(dataset.inputs, dataset.inputDim)
  return { network, inputScaler, outputScaler, trainingRegion, report }
}

/** Evaluates the network in the data's own units; holds scratch, so make one for each system. */
export function scaledEvaluator({ network, inputScaler, outputScaler }: Learned): Evaluator {
  const at = evaluator(network)
  const x = new Float64Array(network.inputDim)
  const y = new Float64Array(network.outputDim)
  return (input, output) => {
    for (let j = 0; j < x.length; j++) x[j] = (input[j] - inputScaler.mean[j]) / inputScaler.scale[j]
    at(x, y)
    for (let j = 0; j < y.length; j++) output[j] = y[j] * outputScaler.scale[j] + outputScaler.mean[j]
  }
}
