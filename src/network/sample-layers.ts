import type { Dataset } from '../dataset/dataset.ts'
import { seededRandom } from '../math/random.ts'
import { type ActivationName, checkActivation, type OwnActivation } from './activation.ts'
import { layerOutputs } from './features.ts'
import type { FitOptions } from './fit-options.ts'
import type { Layer } from './sampled-network.ts'
import type { LayerSampler } from './sampler.ts'

/**
 * Samples hidden layers one after another, each from the data as the layers below show it and from its own random stream.
 *
 * @param width Neurons of the only layer, or of each layer from the input on.
 * @param activation Of all layers, or of each. @throws RangeError for widths that are not positive whole numbers, or an
 * activation that is not known.
 */
export function sampleLayers(
  dataset: Dataset,
  width: number | readonly number[],
  sampler: LayerSampler,
  seed: number,
  activation: FitOptions['activation'] = 'tanh',
): Layer[] {
  const widths = checkWidths(width)
  const activations = checkActivations(activation, widths.length)
  const { size, targets, targetDim } = dataset
  let points = dataset.inputs
  let pointDim = dataset.inputDim
  return widths.map((neurons, depth) => {
    const activation = activations[depth]
    const random = seededRandom(seed, depth)
    const sampled = sampler({ size, points, pointDim, targets, targetDim, width: neurons, activation, random })
    const layer: Layer = { inputDim: pointDim, width: neurons, ...sampled, activation }
    if (depth < widths.length - 1) {
      const outputs = new Float64Array(size * neurons)
      layerOutputs(layer, points, size, outputs)
      points = outputs
      pointDim = neurons
    }
    return layer
  })
}

function checkWidths(width: number | readonly number[]): readonly number[] {
  const list = typeof width === 'number' ? [width] : width
  if (list.length === 0) throw new RangeError('fitNetwork: width is an empty list; give at least one hidden layer')
  for (const w of list)
    if (!(Number.isInteger(w) && w > 0))
      throw new RangeError(`fitNetwork: width must be a positive whole number, got ${w}`)
  return list
}

function checkActivations(
  activation: NonNullable<FitOptions['activation']>,
  layers: number,
): readonly (ActivationName | OwnActivation)[] {
  const list = isList(activation) ? activation : new Array<ActivationName | OwnActivation>(layers).fill(activation)
  if (list.length !== layers)
    throw new RangeError(
      `fitNetwork: ${list.length} activations for ${layers} hidden layers; give one for each, or one`,
    )
  for (const one of list) checkActivation(one)
  return list
}

function isList<T>(value: T | readonly T[]): value is readonly T[] {
  return Array.isArray(value)
}
