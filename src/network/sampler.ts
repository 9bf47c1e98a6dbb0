import type { Random } from '../math/random.ts'
import type { ActivationName, OwnActivation } from './activation.ts'

/** What a layer is sampled from. */
export interface SamplerInput {
  /** Number of data points. */
  readonly size: number
  /** The data as this layer sees it (the output of the layers below); shape [size, pointDim], row-major. */
  readonly points: Float64Array
  readonly pointDim: number
  /** The network's targets; shape [size, targetDim], row-major. */
  readonly targets: Float64Array
  readonly targetDim: number
  /** Number of neurons to sample. */
  readonly width: number
  readonly activation: ActivationName | OwnActivation
  /** The layer's own random stream. */
  readonly random: Random
}

/** A strategy that samples one hidden layer: weights [width, pointDim] row-major and biases [width]. */
export type LayerSampler = (input: SamplerInput) => { readonly weights: Float64Array; readonly biases: Float64Array }
