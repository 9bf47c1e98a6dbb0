import { normalQuantile } from '../math/normal-quantile.ts'
import type { LayerSampler } from './sampler.ts'

export interface RandomFeaturesOptions {
  /** Standard deviation of the weights; default 1. */
  readonly weightScale?: number
  /** Biases are uniform in ±this; default 1. */
  readonly biasScale?: number
}

/**
 * Neurons that do not look at the data: normal weights, uniform biases (random features, "extreme learning machine").
 *
 * @throws RangeError for scales that are not positive.
 */
export function randomFeatures({ weightScale = 1, biasScale = 1 }: RandomFeaturesOptions = {}): LayerSampler {
  for (const [name, value] of [
    ['weightScale', weightScale],
    ['biasScale', biasScale],
  ] as const)
    if (!(value > 0 && Number.isFinite(value)))
      throw new RangeError(`randomFeatures: ${name} must be positive, got ${value}`)
  return ({ pointDim, width, random }) => {
    const weights = Float64Array.from({ length: width * pointDim }, () => weightScale * normal(random()))
    const biases = Float64Array.from({ length: width }, () => biasScale * (2 * random() - 1))
    return { weights, biases }
  }
}

/** The draw 0 would be −∞. */
function normal(uniform: number): number {
  return normalQuantile(Math.max(uniform, 2 ** -53))
}
