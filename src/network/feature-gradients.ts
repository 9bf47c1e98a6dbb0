import { activationOf } from './activation.ts'
import { featureCount, freeCount, hasSkip } from './features.ts'
import type { Layer } from './sampled-network.ts'

/**
 * Writes the features at x and their derivatives along `directions`, shape [directions, inputDim], into `out`, shape
 * [1 + directions, features]: row 0 the values, row 1 + j the derivatives along direction j. Holds scratch, so make one
 * for each caller.
 */
export type FeatureGradientWriter = (x: Float64Array, directions: Float64Array, out: Float64Array) => void

/** Forward mode: carries all directions through the layers at once. */
export function featureGradientWriter(
  layers: readonly Layer[],
  linear: boolean,
  directions: number,
): FeatureGradientWriter {
  const inputDim = layers[0].inputDim
  const features = featureCount(layers, linear)
  const free = freeCount(inputDim, linear)
  const neuronTangents = hasSkip(layers) ? skipTangents(layers, directions) : chainTangents(layers, directions)
  return (x, along, out) => {
    const { values, tangents, stride, first } = neuronTangents(x, along)
    out[0] = 1
    if (linear) for (let i = 0; i < inputDim; i++) out[1 + i] = x[i]
    for (let u = 0; u < features - free; u++) out[free + u] = values[first + u]
    for (let j = 0; j < directions; j++) {
      const row = (1 + j) * features
      out[row] = 0
      if (linear) for (let i = 0; i < inputDim; i++) out[row + 1 + i] = along[j * inputDim + i]
      for (let u = 0; u < features - free; u++) out[row + free + u] = tangents[j * stride + first + u]
    }
  }
}

/** Numbers from `first` on, and their derivatives along direction j, `stride` · j further. */
interface Tangents {
  readonly values: Float64Array
  readonly tangents: Float64Array
  readonly stride: number
  readonly first: number
}

function emptyTangents(width: number, directions: number): Tangents {
  return { values: new Float64Array(width), tangents: new Float64Array(directions * width), stride: width, first: 0 }
}

/** Those of the neurons that a readout sees; the same arrays every time. */
type NeuronTangents = (x: Float64Array, along: Float64Array) => Tangents

function chainTangents(layers: readonly Layer[], directions: number): NeuronTangents {
  const hidden = layers.map(({ width }) => emptyTangents(width, directions))
  return (x, along) => {
    let below: Tangents = { values: x, tangents: along, stride: layers[0].inputDim, first: 0 }
    for (let l = 0; l < layers.length; l++) {
      layerTangents(layers[l], below, directions, hidden[l])
      below = hidden[l]
    }
    return below
  }
}

/** All stand behind one another, as the layers see them. */
function skipTangents(layers: readonly Layer[], directions: number): NeuronTangents {
  const inputDim = layers[0].inputDim
  const last = layers[layers.length - 1]
  const seen = emptyTangents(last.inputDim + last.width, directions)
  const { values, tangents, stride } = seen
  const parts = layers.map((layer) => ({ ...seen, first: layer.inputDim }))
  return (x, along) => {
    for (let i = 0; i < inputDim; i++) values[i] = x[i]
    for (let j = 0; j < directions; j++)
      for (let i = 0; i < inputDim; i++) tangents[j * stride + i] = along[j * inputDim + i]
    for (let l = 0; l < layers.length; l++) layerTangents(layers[l], seen, directions, parts[l])
    return parts[0]
  }
}

function layerTangents(layer: Layer, below: Tangents, directions: number, to: Tangents): void {
  const { inputDim, width, weights, biases, activation } = layer
  const { apply, derivative } = activationOf(activation)
  for (let u = 0; u < width; u++) {
    const row = u * inputDim
    let z = biases[u]
    for (let i = 0; i < inputDim; i++) z += weights[row + i] * below.values[i]
    const value = apply(z)
    to.values[to.first + u] = value
    const slope = derivative(z, value)
    for (let j = 0; j < directions; j++) {
      let sum = 0
      for (let i = 0; i < inputDim; i++) sum += weights[row + i] * below.tangents[j * below.stride + i]
      to.tangents[j * to.stride + to.first + u] = slope * sum
    }
  }
}
