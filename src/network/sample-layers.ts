import type { Dataset } from '../dataset/dataset.ts'
import { seededRandom } from '../math/random.ts'
import { layerOutputs } from './features.ts'
import type { Layer } from './sampled-network.ts'
import type { LayerSampler } from './sampler.ts'
import { isAuto, type Width } from './width.ts'

/**
 * Samples hidden layers one after another, each from the data as the layers below show it and from its own random stream.
 *
 * @param width Neurons of the only layer, or of each layer from the input on.
 * @throws RangeError for widths that are not positive whole numbers.
 */
export function sampleLayers(dataset: Dataset, width: Width, sampler: LayerSampler, seed: number): Layer[] {
  const widths = checkWidths(width)
  const { size, targets, targetDim } = dataset
  let points = dataset.inputs
  let pointDim = dataset.inputDim
  return widths.map((neurons, depth) => {
    const activation = 'tanh'
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

function checkWidths(width: Width): readonly number[] {
  if (isAuto(width))
    throw new RangeError("fitNetwork: width 'auto' needs all rows at once, as fitNetwork has; give a width here")
  const list = typeof width === 'number' ? [width] : width
  if (list.length === 0) throw new RangeError('fitNetwork: width is an empty list; give at least one hidden layer')
  for (const w of list)
    if (!(Number.isInteger(w) && w > 0))
      throw new RangeError(`fitNetwork: width must be a positive whole number, got ${w}`)
  return list
}
