import type { Engine } from '../kernels/engine.ts'
import type { Evaluator } from './evaluate.ts'
import { featureGradientWriter } from './feature-gradients.ts'
import { featureCount } from './features.ts'
import { kernelNetwork } from './kernel-network.ts'
import { networkEngine } from './network-engine.ts'
import type { SampledNetwork } from './sampled-network.ts'

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

function plainJacobian({ layers, linear, inputDim, outputDim, readout }: SampledNetwork): Evaluator {
  const write = featureGradientWriter(layers, linear, inputDim)
  const axes = Float64Array.from({ length: inputDim * inputDim }, (_, k) => (k % (inputDim + 1) === 0 ? 1 : 0))
  const count = featureCount(layers, linear)
  const features = new Float64Array((1 + inputDim) * count)
  return (x, jacobian) => {
    write(x, axes, features)
    for (let c = 0; c < outputDim; c++)
      for (let j = 0; j < inputDim; j++) {
        let sum = 0
        for (let k = 0; k < count; k++) sum += features[(1 + j) * count + k] * readout[k * outputDim + c]
        jacobian[c * inputDim + j] = sum
      }
  }
}
