import type { Engine } from '../kernels/engine.ts'
import { tilesFor } from '../kernels/tiled.ts'
import { featureCount, featureWriter } from './features.ts'
import { kernelNetwork } from './kernel-network.ts'
import { networkEngine } from './network-engine.ts'
import type { SampledNetwork } from './sampled-network.ts'

/** Writes the network's value at x into y. Holds scratch, so make one for each caller. */
export type Evaluator = (x: Float64Array, y: Float64Array) => void

/** A function that evaluates the network at one point: no checks, no allocation. */
export function evaluator(network: SampledNetwork, engine: Engine = networkEngine(network.layers)): Evaluator {
  return engine === 'webassembly' ? kernelEvaluator(network) : plainEvaluator(network)
}

function kernelEvaluator(network: SampledNetwork): Evaluator {
  const { kernels, address, inputDim, outputDim } = kernelNetwork(network)
  const input = kernels.alloc(4 * tilesFor(inputDim))
  const output = kernels.alloc(4 * tilesFor(outputDim))
  const work = kernels.alloc(kernels.rolloutBytes(address) / 8)
  const [from, to] = [kernels.view(input, inputDim), kernels.view(output, outputDim)]
  return (x, y) => {
    for (let j = 0; j < inputDim; j++) from[j] = x[j]
    kernels.evaluateRow(address, input, work, output)
    for (let c = 0; c < outputDim; c++) y[c] = to[c]
  }
}

/** The readable twin. */
function plainEvaluator({ layers, linear, outputDim, readout }: SampledNetwork): Evaluator {
  const write = featureWriter(layers, linear)
  const features = new Float64Array(featureCount(layers, linear))
  return (x, y) => {
    write(x, features)
    y.fill(0, 0, outputDim)
    for (let u = 0; u < features.length; u++)
      for (let c = 0; c < outputDim; c++) y[c] += features[u] * readout[u * outputDim + c]
  }
}

/** Rows that cross into the core's memory at a time. */
const CHUNK = 1024

/**
 * The network's values at many points.
 *
 * @param inputs Shape [n, inputDim], row-major.
 * @returns Shape [n, outputDim], row-major.
 * @throws RangeError if the length of `inputs` is not a multiple of the network's input dimension.
 */
export function evaluate(
  network: SampledNetwork,
  inputs: Float64Array,
  engine: Engine = networkEngine(network.layers),
): Float64Array {
  const { inputDim, outputDim } = network
  const n = inputs.length / inputDim
  if (!Number.isInteger(n))
    throw new RangeError(
      `evaluate: ${inputs.length} numbers are no whole number of rows for a network with ${inputDim} inputs`,
    )
  const outputs = new Float64Array(n * outputDim)
  if (engine === 'webassembly') evaluateInCore(network, inputs, outputs, n)
  else {
    const at = plainEvaluator(network)
    for (let i = 0; i < n; i++)
      at(inputs.subarray(i * inputDim, (i + 1) * inputDim), outputs.subarray(i * outputDim, (i + 1) * outputDim))
  }
  return outputs
}

function evaluateInCore(network: SampledNetwork, inputs: Float64Array, outputs: Float64Array, n: number): void {
  const { kernels, address, inputDim, outputDim } = kernelNetwork(network)
  const x = kernels.alloc(CHUNK * inputDim)
  const y = kernels.alloc(CHUNK * outputDim)
  for (let start = 0; start < n; start += CHUNK) {
    const rows = Math.min(CHUNK, n - start)
    kernels.view(x, rows * inputDim).set(inputs.subarray(start * inputDim, (start + rows) * inputDim))
    kernels.evaluate(address, x, rows, y)
    outputs.set(kernels.view(y, rows * outputDim), start * outputDim)
  }
}
