import type { Dataset } from '../dataset/dataset.ts'
import { seededRandom } from '../math/random.ts'
import { type ActivationName, checkActivation, type OwnActivation } from './activation.ts'
import { layerOutputs } from './features.ts'
import type { FitOptions } from './fit-options.ts'
import { kernelLayerOutputs } from './kernel-layer-outputs.ts'
import { networkEngine } from './network-engine.ts'
import type { Layer } from './sampled-network.ts'
import type { LayerSampler } from './sampler.ts'
import { isAuto, type Width } from './width.ts'

/** How hidden layers are sampled. */
export type LayerOptions = Pick<FitOptions, 'activation' | 'engine' | 'skip' | 'width'> & {
  readonly sampler: LayerSampler
  readonly seed: number
}

/**
 * Samples hidden layers one after another, each from the data as the layers below show it and from its own random stream.
 *
 * @throws RangeError for widths that are not positive whole numbers, or an activation that is not known.
 */
export function sampleLayers(dataset: Dataset, options: LayerOptions): Layer[] {
  const { sampler, seed, skip = false, engine } = options
  const widths = checkWidths(options.width)
  const activations = checkActivations(options.activation ?? 'tanh', widths.length)
  const { size, targets, targetDim } = dataset
  let points = dataset.inputs
  let pointDim = dataset.inputDim
  return widths.map((width, depth) => {
    const activation = activations[depth]
    const random = seededRandom(seed, depth)
    const sampled = sampler({ size, points, pointDim, targets, targetDim, width, activation, random })
    const layer: Layer = { inputDim: pointDim, width, ...sampled, activation }
    if (depth < widths.length - 1) {
      const outputs = outputsOf(layer, points, size, engine)
      points = skip ? beside(points, outputs, size) : outputs
      pointDim = skip ? pointDim + width : width
    }
    return layer
  })
}

/** The layer's neurons at all points; shape [size, width]. The same bits with both engines. */
export function outputsOf(
  layer: Layer,
  points: Float64Array,
  size: number,
  engine: FitOptions['engine'],
): Float64Array {
  const outputs = new Float64Array(size * layer.width)
  const write = networkEngine([layer], engine) === 'webassembly' ? kernelLayerOutputs : layerOutputs
  write(layer, points, size, outputs)
  return outputs
}

/** Rows [a | b]. */
export function beside(a: Float64Array, b: Float64Array, size: number): Float64Array {
  const rows = new Float64Array(a.length + b.length)
  const [left, right] = [a.length / size, b.length / size]
  for (let i = 0; i < size; i++) {
    rows.set(a.subarray(i * left, (i + 1) * left), i * (left + right))
    rows.set(b.subarray(i * right, (i + 1) * right), i * (left + right) + left)
  }
  return rows
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
