import { seededRandom } from '../../math/random.ts'
import { featureCount, freeCount } from '../../network/features.ts'
import type { FitOptions } from '../../network/fit-options.ts'
import { layerPlans, sampleLayer } from '../../network/sample-layers.ts'
import type { Layer } from '../../network/sampled-network.ts'
import { swim } from '../../network/swim.ts'

export interface FeatureOptions extends Pick<FitOptions, 'seed' | 'sampler' | 'linear'> {
  /** Neurons that see the hidden state. */
  readonly width: number
  /** Neurons that see the controls; default 20. */
  readonly controlWidth?: number
}

/** What features are sampled from, all in the network's units. */
export interface ScaledPairs {
  readonly size: number
  readonly inputs: Float64Array
  readonly inputDim: number
  readonly controls: Float64Array
  readonly controlDim: number
  /** The next samples; shape [size, channels]. */
  readonly samples: Float64Array
  readonly channels: number
}

/** φ of the hidden state and ψ of the controls, which meet only in the sum K·φ + B·ψ. */
export interface RecurrentFeatures {
  /** The neurons of φ: they see the state alone. */
  readonly state: Layer
  /** Those of φ and then those of ψ: they see [state | controls]. */
  readonly joint: Layer
  readonly linear: boolean
  /** Where φ stands among the joint features: [1, state (if linear), neurons]. */
  readonly stateColumns: readonly number[]
  /** Where ψ does: [controls (if linear), neurons]. */
  readonly controlColumns: readonly number[]
}

/** Samples both sets of neurons towards the next sample, each from its own random stream. */
export function sampleFeatures(pairs: ScaledPairs, options: FeatureOptions): RecurrentFeatures {
  const { linear = true, width, controlWidth = 20, seed = 0, sampler = swim() } = options
  const { size, inputs, inputDim, controls, controlDim, samples, channels } = pairs
  const dataset = { size, inputs, inputDim, targets: samples, targetDim: channels }
  const sample = (points: Float64Array, dim: number, count: number, stream: number): Layer =>
    sampleLayer(dataset, points, dim, layerPlans({ width: count })[0], sampler, seededRandom(seed, stream))
  const state = sample(inputs, inputDim, width, 0)
  const joint = controlDim === 0 ? state : sideBySide(state, sample(controls, controlDim, controlWidth, 1))
  return { state, joint, linear, ...featureColumns(joint, linear, inputDim, width) }
}

/** @param dim Of the state. @param width Neurons that see it, the first. */
export function featureColumns(
  joint: Layer,
  linear: boolean,
  dim: number,
  width: number,
): Pick<RecurrentFeatures, 'stateColumns' | 'controlColumns'> {
  const free = freeCount(joint.inputDim, linear)
  const isState = (column: number): boolean => (column < free ? column <= dim : column < free + width)
  const columns = Array.from({ length: featureCount([joint], linear) }, (_, k) => k)
  return { stateColumns: columns.filter(isState), controlColumns: columns.filter((column) => !isState(column)) }
}

/** One layer of two that do not see each other's inputs. */
function sideBySide(a: Layer, b: Layer): Layer {
  const inputDim = a.inputDim + b.inputDim
  const width = a.width + b.width
  const weights = new Float64Array(width * inputDim)
  for (let u = 0; u < a.width; u++) weights.set(a.weights.subarray(u * a.inputDim, (u + 1) * a.inputDim), u * inputDim)
  for (let u = 0; u < b.width; u++)
    weights.set(b.weights.subarray(u * b.inputDim, (u + 1) * b.inputDim), (a.width + u) * inputDim + a.inputDim)
  const biases = Float64Array.from([...a.biases, ...b.biases])
  return { inputDim, width, weights, biases, activation: a.activation }
}
