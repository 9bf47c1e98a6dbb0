import type { Engine } from '../kernels/engine.ts'
import { concatenate } from '../math/vector.ts'
import { activationOf } from './activation.ts'
import type { Evaluator } from './evaluate.ts'
import { freeCount, hasSkip } from './features.ts'
import { kernelNetwork } from './kernel-network.ts'
import { networkEngine } from './network-engine.ts'
import type { Layer, SampledNetwork } from './sampled-network.ts'

/**
 * The derivative of the network's outputs with respect to its inputs, in closed form.
 *
 * @returns Writes ∂yᶜ/∂xⱼ at x into jacobian[c · inputDim + j]; holds scratch, so make one for each caller.
 */
export function networkJacobian(network: SampledNetwork, engine: Engine = networkEngine(network.layers)): Evaluator {
  return engine === 'webassembly' ? kernelJacobian(network) : plainJacobian(network)
}

function kernelJacobian(network: SampledNetwork): Evaluator {
  const { kernels, address, inputDim, outputDim } = kernelNetwork(network)
  const input = kernels.alloc(inputDim)
  const output = kernels.alloc((inputDim + 1) * outputDim)
  const seeds = kernels.alloc((inputDim + 1) * inputDim)
  const [from, to] = [kernels.view(input, inputDim), kernels.view(output, (inputDim + 1) * outputDim)]
  return (x, jacobian) => {
    for (let j = 0; j < inputDim; j++) from[j] = x[j]
    kernels.jacobian(address, input, output, seeds)
    for (let c = 0; c < outputDim; c++)
      for (let j = 0; j < inputDim; j++) jacobian[c * inputDim + j] = to[(1 + j) * outputDim + c]
  }
}

/** Forward mode: carries the derivative with respect to every input through the layers. */
function plainJacobian({ layers, linear, inputDim, outputDim, readout }: SampledNetwork): Evaluator {
  const skip = hasSkip(layers)
  const free = freeCount(inputDim, linear)
  return (x, jacobian) => {
    let values = Float64Array.from(x)
    let tangents = Float64Array.from({ length: inputDim * inputDim }, (_, k) => (k % (inputDim + 1) === 0 ? 1 : 0))
    for (const layer of layers) {
      const next = layerTangents(layer, values, tangents, inputDim)
      values = skip ? concatenate(values, next.values) : next.values
      tangents = skip ? concatenate(tangents, next.tangents) : next.tangents
    }
    const neurons = skip ? tangents.subarray(inputDim * inputDim) : tangents
    for (let c = 0; c < outputDim; c++)
      for (let j = 0; j < inputDim; j++) {
        let sum = linear ? readout[(1 + j) * outputDim + c] : 0
        for (let u = 0, k = j; k < neurons.length; u++, k += inputDim)
          sum += neurons[k] * readout[(free + u) * outputDim + c]
        jacobian[c * inputDim + j] = sum
      }
  }
}

/** A layer's neurons and their derivatives, shape [width, inputs], from what it sees and the derivatives of that. */
function layerTangents(
  { width, weights, biases, inputDim: below, activation }: Layer,
  values: Float64Array,
  tangents: Float64Array,
  inputs: number,
): { values: Float64Array<ArrayBuffer>; tangents: Float64Array<ArrayBuffer> } {
  const { apply, derivative } = activationOf(activation)
  const next = { values: new Float64Array(width), tangents: new Float64Array(width * inputs) }
  for (let u = 0; u < width; u++) {
    let z = biases[u]
    for (let i = 0; i < below; i++) z += weights[u * below + i] * values[i]
    next.values[u] = apply(z)
    const slope = derivative(z, next.values[u])
    for (let j = 0; j < inputs; j++) {
      let sum = 0
      for (let i = 0; i < below; i++) sum += weights[u * below + i] * tangents[i * inputs + j]
      next.tangents[u * inputs + j] = slope * sum
    }
  }
  return next
}
