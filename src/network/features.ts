import { activationOf } from './activation.ts'
import type { Layer } from './sampled-network.ts'

/**
 * Writes activation(W·x + b) for n rows of x into out.
 *
 * @param x Shape [n, inputDim], row-major. @param out Shape [n, width], row-major.
 */
export function layerOutputs(layer: Layer, x: Float64Array, n: number, out: Float64Array): void {
  const { inputDim, width, weights, biases } = layer
  const { apply } = activationOf(layer.activation)
  for (let i = 0; i < n; i++) {
    for (let u = 0; u < width; u++) {
      let z = biases[u]
      for (let j = 0; j < inputDim; j++) z += weights[u * inputDim + j] * x[i * inputDim + j]
      out[i * width + u] = apply(z)
    }
  }
}

/** Number of features a readout sees: bias, inputs (if linear), neurons of the last layer. */
export function featureCount(layers: readonly Layer[], linear: boolean): number {
  return freeCount(layers[0].inputDim, linear) + layers[layers.length - 1].width
}

/** Number of leading features that are not neurons: bias and, if linear, the inputs. */
export function freeCount(inputDim: number, linear: boolean): number {
  return 1 + (linear ? inputDim : 0)
}

/** Writes the features of one input into `out`; holds scratch, so make one for each caller. */
export type FeatureWriter = (x: Float64Array, out: Float64Array) => void

export function featureWriter(layers: readonly Layer[], linear: boolean): FeatureWriter {
  const inputDim = layers[0].inputDim
  const free = freeCount(inputDim, linear)
  const hidden = layers.map((layer) => new Float64Array(layer.width))
  return (x, out) => {
    let below = x
    for (let l = 0; l < layers.length; l++) {
      layerOutputs(layers[l], below, 1, hidden[l])
      below = hidden[l]
    }
    out[0] = 1
    if (linear) for (let j = 0; j < inputDim; j++) out[1 + j] = x[j]
    for (let u = 0; u < below.length; u++) out[free + u] = below[u]
  }
}
