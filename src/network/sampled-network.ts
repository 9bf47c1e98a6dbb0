import type { ActivationName, OwnActivation } from './activation.ts'

/** One hidden layer: activation(W·x + b). */
export interface Layer {
  readonly inputDim: number
  readonly width: number
  /** Shape [width, inputDim], row-major. */
  readonly weights: Float64Array
  /** Shape [width]. */
  readonly biases: Float64Array
  readonly activation: ActivationName | OwnActivation
}

/**
 * A network whose hidden weights were sampled from data and whose readout was solved by least squares:
 * y = [1, x (if linear), last hidden layer(x)] · readout, with skip connections [1, x (if linear), all hidden layers(x)].
 * Plain data.
 */
export interface SampledNetwork {
  readonly inputDim: number
  readonly outputDim: number
  /** From the input towards the output; at least one. */
  readonly layers: readonly Layer[]
  /** Whether the inputs themselves stand beside the neurons as features. */
  readonly linear: boolean
  /**
   * Whether every layer sees [x, all layers before it], and the readout all layers, as the layers' widths also say. Default
   * false.
   */
  readonly skip?: boolean
  /** Shape [1 + (linear ? inputDim : 0) + neurons that are read, outputDim], row-major. */
  readonly readout: Float64Array
}
