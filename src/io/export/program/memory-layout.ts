import { hasSkip } from '../../../network/features.ts'
import type { Layer, SampledNetwork } from '../../../network/sampled-network.ts'

/**
 * A network whose inputs, neurons and features all stand in one list of numbers, in the core's order and with the core's
 * padding, so that sums come out with the same bits. What is neither input, 1 nor neuron is 0.
 */
export interface MemoryLayout {
  readonly inputDim: number
  readonly outputDim: number
  /** Length of the list. */
  readonly size: number
  /** Where the inputs begin. */
  readonly input: number
  /** Where the feature 1 stands. */
  readonly one: number
  readonly layers: readonly PlacedLayer[]
  /** A readout sees this many numbers, from the first; a multiple of 4. */
  readonly features: number
  /** Shape [features, outputDim]. */
  readonly readout: Float64Array
}

export interface PlacedLayer {
  /** Where what it reads begins. */
  readonly from: number
  readonly inputs: number
  /** Where its neurons begin. */
  readonly to: number
  readonly width: number
  /** Shape [width, inputs]. */
  readonly weights: Float64Array
  readonly biases: Float64Array
  readonly activation: string
}

export function memoryLayout(network: SampledNetwork): MemoryLayout {
  return hasSkip(network.layers) ? skipLayout(network) : chainLayout(network)
}

/** [last layer | 1 | inputs | 0 … | layers before it]. */
function chainLayout({ inputDim, outputDim, layers, linear, readout }: SampledNetwork): MemoryLayout {
  const { width } = layers[layers.length - 1]
  const input = width + 1
  const features = padded(input + inputDim)
  let size = features
  const places = layers.map((layer, l) => {
    if (l === layers.length - 1) return 0
    size += layer.width
    return size - layer.width
  })
  const placed = layers.map((layer, l) => placedLayer(layer, l === 0 ? input : places[l - 1], places[l]))
  const order = [width, ...(linear ? range(input, inputDim) : []), ...range(0, width)]
  return {
    ...{ inputDim, outputDim, size, input, one: width, layers: placed, features },
    readout: scattered(readout, order, features, outputDim),
  }
}

/** [inputs | each layer | 1], every part from a multiple of 4 on; a layer reads all before it. */
function skipLayout({ inputDim, outputDim, layers, linear, readout }: SampledNetwork): MemoryLayout {
  const widths = [inputDim, ...layers.map((layer) => layer.width)]
  const starts = widths.map((_, k) => widths.slice(0, k).reduce((sum, width) => sum + padded(width), 0))
  const last = layers.length
  const one = starts[last] + widths[last]
  const features = padded(one + 1)
  const seen = widths.flatMap((width, k) => range(starts[k], width))
  const placed = layers.map((layer, l) => {
    const inputs = starts[l + 1]
    const weights = new Float64Array(layer.width * inputs)
    for (let u = 0; u < layer.width; u++)
      for (let i = 0; i < layer.inputDim; i++) weights[u * inputs + seen[i]] = layer.weights[u * layer.inputDim + i]
    return placedLayer({ ...layer, inputDim: inputs, weights }, 0, inputs)
  })
  const order = [one, ...(linear ? range(0, inputDim) : []), ...seen.slice(inputDim)]
  return {
    ...{ inputDim, outputDim, size: features, input: 0, one, layers: placed, features },
    readout: scattered(readout, order, features, outputDim),
  }
}

function placedLayer({ inputDim, width, weights, biases, activation }: Layer, from: number, to: number): PlacedLayer {
  return { from, inputs: inputDim, to, width, weights, biases, activation: String(activation) }
}

/** The rows of a readout at their features' places. */
function scattered(readout: Float64Array, order: readonly number[], features: number, outputs: number): Float64Array {
  const rows = new Float64Array(features * outputs)
  for (const [k, row] of order.entries())
    for (let c = 0; c < outputs; c++) rows[row * outputs + c] = readout[k * outputs + c]
  return rows
}

function padded(count: number): number {
  return 4 * Math.ceil(count / 4)
}

function range(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, k) => from + k)
}
