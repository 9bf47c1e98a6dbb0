import { featureCount, featureWriter } from './features.ts'
import type { SampledNetwork } from './sampled-network.ts'

/** Writes the network's value at x into y. Holds scratch, so make one for each caller. */
export type Evaluator = (x: Float64Array, y: Float64Array) => void

/** A function that evaluates the network at one point: no checks, no allocation. */
export function evaluator({ layers, linear, outputDim, readout }: SampledNetwork): Evaluator {
  const write = featureWriter(layers, linear)
  const features = new Float64Array(featureCount(layers, linear))
  return (x, y) => {
    write(x, features)
    y.fill(0)
    for (let u = 0; u < features.length; u++)
      for (let c = 0; c < outputDim; c++) y[c] += features[u] * readout[u * outputDim + c]
  }
}

/**
 * The network's values at many points.
 *
 * @param inputs Shape [n, inputDim], row-major.
 * @returns Shape [n, outputDim], row-major.
 * @throws RangeError if the length of `inputs` is not a multiple of the network's input dimension.
 */
export function evaluate(network: SampledNetwork, inputs: Float64Array): Float64Array {
  const { inputDim, outputDim } = network
  const n = inputs.length / inputDim
  if (!Number.isInteger(n))
    throw new RangeError(
      `evaluate: ${inputs.length} numbers are no whole number of rows for a network with ${inputDim} inputs`,
    )
  const outputs = new Float64Array(n * outputDim)
  const at = evaluator(network)
  for (let i = 0; i < n; i++)
    at(inputs.subarray(i * inputDim, (i + 1) * inputDim), outputs.subarray(i * outputDim, (i + 1) * outputDim))
  return outputs
}
