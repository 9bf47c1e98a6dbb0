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

/**
 * Whether layers have skip connections: each sees [inputs, all layers before it] and the readout all of them. Their widths
 * tell, since there is at least one input.
 */
export function hasSkip(layers: readonly Layer[]): boolean {
  return layers.length > 1 && layers[1].inputDim !== layers[0].width
}

/** The layers whose neurons a readout sees: the last, or all of them with skip connections. */
export function readLayers(layers: readonly Layer[]): readonly Layer[] {
  return hasSkip(layers) ? layers : layers.slice(-1)
}

/** Number of features a readout sees: bias, inputs (if linear), neurons. */
export function featureCount(layers: readonly Layer[], linear: boolean): number {
  return readLayers(layers).reduce((sum, { width }) => sum + width, freeCount(layers[0].inputDim, linear))
}

/** Number of leading features that are not neurons: bias and, if linear, the inputs. */
export function freeCount(inputDim: number, linear: boolean): number {
  return 1 + (linear ? inputDim : 0)
}

/** The groups of features, bias and inputs and then each layer that is read, all but the last; the core pads them. */
export function leadingCounts(layers: readonly Layer[], linear: boolean): number[] {
  const widths = readLayers(layers).map(({ width }) => width)
  return [freeCount(layers[0].inputDim, linear), ...widths.slice(0, -1)]
}

/** Writes the features of one input into `out`; holds scratch, so make one for each caller. */
export type FeatureWriter = (x: Float64Array, out: Float64Array) => void

export function featureWriter(layers: readonly Layer[], linear: boolean): FeatureWriter {
  const inputDim = layers[0].inputDim
  const free = freeCount(inputDim, linear)
  const writeNeurons = hasSkip(layers) ? skipWriter(layers) : chainWriter(layers)
  return (x, out) => {
    const neurons = writeNeurons(x)
    out[0] = 1
    if (linear) for (let j = 0; j < inputDim; j++) out[1 + j] = x[j]
    for (let u = 0; u < neurons.length; u++) out[free + u] = neurons[u]
  }
}

/** The last layer's neurons; the same array every time. */
function chainWriter(layers: readonly Layer[]): (x: Float64Array) => Float64Array {
  const hidden = layers.map((layer) => new Float64Array(layer.width))
  return (x) => {
    let below = x
    for (let l = 0; l < layers.length; l++) {
      layerOutputs(layers[l], below, 1, hidden[l])
      below = hidden[l]
    }
    return below
  }
}

/** All layers' neurons, behind one another as the layers see them. */
function skipWriter(layers: readonly Layer[]): (x: Float64Array) => Float64Array {
  const inputDim = layers[0].inputDim
  const { inputDim: seenBelow, width } = layers[layers.length - 1]
  const seen = new Float64Array(seenBelow + width)
  const parts = layers.map((layer) => seen.subarray(layer.inputDim, layer.inputDim + layer.width))
  const neurons = seen.subarray(inputDim)
  return (x) => {
    for (let j = 0; j < inputDim; j++) seen[j] = x[j]
    for (let l = 0; l < layers.length; l++) layerOutputs(layers[l], seen, 1, parts[l])
    return neurons
  }
}
