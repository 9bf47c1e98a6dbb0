import type { Dataset } from '../dataset/dataset.ts'
import { type Random, seededRandom } from '../math/random.ts'
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
  const plans = layerPlans(options)
  const { size } = dataset
  let points = dataset.inputs
  let pointDim = dataset.inputDim
  return plans.map((plan, depth) => {
    const layer = sampleLayer(dataset, points, pointDim, plan, sampler, seededRandom(seed, depth))
    if (depth < plans.length - 1) {
      const outputs = outputsOf(layer, points, size, engine)
      points = skip ? beside(points, outputs, size) : outputs
      pointDim = skip ? pointDim + plan.width : plan.width
    }
    return layer
  })
}

/** What is known of a layer before it is sampled. */
export type LayerPlan = Pick<Layer, 'width' | 'activation'>

/** One for each hidden layer. @throws RangeError as `sampleLayers` does. */
export function layerPlans({ width, activation = 'tanh' }: Pick<FitOptions, 'width' | 'activation'>): LayerPlan[] {
  const widths = checkWidths(width)
  const activations = checkActivations(activation, widths.length)
  return widths.map((width, depth) => ({ width, activation: activations[depth] }))
}

/** One layer, from points as it sees them; shape [size, pointDim]. */
export function sampleLayer(
  { size, targets, targetDim }: Dataset,
  points: Float64Array,
  pointDim: number,
  plan: LayerPlan,
  sampler: LayerSampler,
  random: Random,
): Layer {
  const sampled = sampler({ size, points, pointDim, targets, targetDim, ...plan, random })
  return { inputDim: pointDim, ...plan, ...sampled }
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
