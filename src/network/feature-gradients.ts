import { activationOf } from './activation.ts'
import { featureCount, freeCount } from './features.ts'
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
  const values = layers.map(({ width }) => new Float64Array(width))
  const tangents = layers.map(({ width }) => new Float64Array(directions * width))
  return (x, along, out) => {
    let [below, tangentsBelow] = [x, along]
    for (let l = 0; l < layers.length; l++) {
      layerTangents(layers[l], below, tangentsBelow, directions, values[l], tangents[l])
      below = values[l]
      tangentsBelow = tangents[l]
    }
    out[0] = 1
    if (linear) for (let i = 0; i < inputDim; i++) out[1 + i] = x[i]
    for (let u = 0; u < below.length; u++) out[free + u] = below[u]
    for (let j = 0; j < directions; j++) {
      const row = (1 + j) * features
      out[row] = 0
      if (linear) for (let i = 0; i < inputDim; i++) out[row + 1 + i] = along[j * inputDim + i]
      for (let u = 0; u < below.length; u++) out[row + free + u] = tangentsBelow[j * below.length + u]
    }
  }
}

function layerTangents(
  { inputDim, width, weights, biases, activation }: Layer,
  x: Float64Array,
  along: Float64Array,
  directions: number,
  values: Float64Array,
  tangents: Float64Array,
): void {
  const { apply, derivative } = activationOf(activation)
  for (let u = 0; u < width; u++) {
    const row = u * inputDim
    let z = biases[u]
    for (let i = 0; i < inputDim; i++) z += weights[row + i] * x[i]
    values[u] = apply(z)
    const slope = derivative(z, values[u])
    for (let j = 0; j < directions; j++) {
      let sum = 0
      for (let i = 0; i < inputDim; i++) sum += weights[row + i] * along[j * inputDim + i]
      tangents[j * width + u] = slope * sum
    }
  }
}
