import type { Scaler } from '../dataset/scaling.ts'
import type { Box } from '../math/box.ts'
import { type Evaluator, evaluator } from '../network/evaluate.ts'
import type { FitReport } from '../network/fit-options.ts'
import { networkJacobian } from '../network/network-jacobian.ts'
import type { SampledNetwork } from '../network/sampled-network.ts'
import { embedder, embeddingDerivative, type InputEmbedding } from './input-embedding.ts'

/** What every learned system carries beside being a System. Errors in `report` are in the network's units. */
export interface Learned extends InputEmbedding {
  readonly network: SampledNetwork
  /** From the targets' own units to the network's. */
  readonly outputScaler: Scaler
  /** The box around the training inputs, in their own units; unbounded in a periodic one. */
  readonly trainingRegion: Box
  readonly report: FitReport
}

/** What is plain data of a learned system's network. */
export function learnedPart(from: Learned): Learned {
  const { network, periods, inputScaler, outputScaler, trainingRegion, report } = from
  return { network, periods, inputScaler, outputScaler, trainingRegion, report }
}

/** Evaluates the network in the data's own units; holds scratch, so make one for each system. */
export function scaledEvaluator(learned: Learned): Evaluator {
  let at: Evaluator | undefined
  const { network, outputScaler } = learned
  const embed = embedder(learned)
  const x = new Float64Array(network.inputDim)
  const y = new Float64Array(network.outputDim)
  return (input, output) => {
    at ??= evaluator(network)
    embed(input, x)
    at(x, y)
    for (let j = 0; j < y.length; j++) output[j] = outputScaler.mean[j] + outputScaler.scale[j] * y[j]
  }
}

/** The Jacobian of the network in the data's own units, written row by row: ∂outputᶜ/∂inputⱼ. */
export function scaledJacobian(learned: Learned): Evaluator {
  let at: Evaluator | undefined
  let inner: Float64Array | undefined
  const { network, periods, outputScaler } = learned
  const { inputDim, outputDim } = network
  const embed = embedder(learned)
  const carry = embeddingDerivative(learned)
  const x = new Float64Array(inputDim)
  return (input, jacobian) => {
    at ??= networkJacobian(network)
    inner ??= new Float64Array(outputDim * inputDim)
    embed(input, x)
    at(x, inner)
    carry(input, inner, jacobian, outputDim)
    for (let c = 0; c < outputDim; c++)
      for (let j = 0; j < periods.length; j++) jacobian[c * periods.length + j] *= outputScaler.scale[c]
  }
}
