import { concatenate } from '../math/vector.ts'
import type { Layer } from './sampled-network.ts'

/** Coordinates of the data that are affine functions of the inputs and of neurons: Φ = [x, h₀, h₁, …]·map + offset. */
export interface Representation {
  readonly dim: number
  /** At every data point; shape [size, dim], row-major. */
  readonly values: Float64Array
  /** Shape [inputs and neurons, dim], row-major. */
  readonly map: Float64Array
  /** Shape [dim]. */
  readonly offset: Float64Array
}

/** The inputs themselves. */
export function identity(inputs: Float64Array, dim: number): Representation {
  const map = new Float64Array(dim * dim)
  for (let d = 0; d < dim; d++) map[d * dim + d] = 1
  return { dim, values: inputs, map, offset: new Float64Array(dim) }
}

/** The inputs, and the representation beside them. */
export function besideInputs(phi: Representation, inputs: Float64Array, inputDim: number): Representation {
  const dim = inputDim + phi.dim
  const size = inputs.length / inputDim
  const values = new Float64Array(size * dim)
  const map = new Float64Array((phi.map.length / phi.dim) * dim)
  placeColumns(inputs, inputDim, values, dim, 0)
  placeColumns(phi.values, phi.dim, values, dim, inputDim)
  placeColumns(identity(inputs, inputDim).map, inputDim, map, dim, 0)
  placeColumns(phi.map, phi.dim, map, dim, inputDim)
  return { dim, values, map, offset: concatenate(new Float64Array(inputDim), phi.offset) }
}

function placeColumns(from: Float64Array, width: number, to: Float64Array, dim: number, column: number): void {
  for (let i = 0; i * width < from.length; i++)
    for (let j = 0; j < width; j++) to[i * dim + column + j] = from[i * width + j]
}

/**
 * Φ + h·step for new neurons h, every coordinate then moved and scaled to mean 0 and standard deviation 1 (where it is not
 * constant).
 *
 * @param neurons Their values at data point i. @param step Shape [neurons, dim], row-major.
 */
export function advanced(
  phi: Representation,
  neurons: (i: number) => Float64Array,
  step: Float64Array,
): Representation {
  const { dim } = phi
  const values = phi.values.slice()
  for (let i = 0; i * dim < values.length; i++) {
    const h = neurons(i)
    for (let k = 0; k < h.length; k++) for (let d = 0; d < dim; d++) values[i * dim + d] += h[k] * step[k * dim + d]
  }
  return standardized({ dim, values, map: concatenate(phi.map, step), offset: phi.offset })
}

function standardized({ dim, values, map, offset }: Representation): Representation {
  const moved = { values: values.slice(), map: map.slice(), offset: offset.slice() }
  const size = values.length / dim
  for (let d = 0; d < dim; d++) {
    let [mean, squares] = [0, 0]
    for (let i = d; i < values.length; i += dim) mean += values[i] / size
    for (let i = d; i < values.length; i += dim) squares += (values[i] - mean) ** 2 / size
    const scale = squares > 0 ? 1 / Math.sqrt(squares) : 1
    for (let i = d; i < values.length; i += dim) moved.values[i] = (values[i] - mean) * scale
    for (let k = d; k < map.length; k += dim) moved.map[k] *= scale
    moved.offset[d] = (offset[d] - mean) * scale
  }
  return { dim, ...moved }
}

/** A layer on the representation as a layer on [x, h₀, h₁, …]: the same neurons. */
export function pulledBack(layer: Layer, { dim, map, offset }: Representation): Layer {
  const inputDim = map.length / dim
  const weights = new Float64Array(layer.width * inputDim)
  const biases = layer.biases.slice()
  for (let u = 0; u < layer.width; u++) {
    const v = layer.weights.subarray(u * dim, (u + 1) * dim)
    for (let d = 0; d < dim; d++) biases[u] += offset[d] * v[d]
    for (let i = 0; i < inputDim; i++)
      for (let d = 0; d < dim; d++) weights[u * inputDim + i] += map[i * dim + d] * v[d]
  }
  return { ...layer, inputDim, weights, biases }
}
