import { normalQuantile } from '../math/normal-quantile.ts'
import { warmedUp } from '../math/random.ts'
import type { LayerSampler } from './sampler.ts'
import { checkPositive, checkRange } from './sampler-options.ts'

export interface RandomFeaturesOptions {
  /** Standard deviation of the weights. Default 1. */
  readonly weightScale?: number
  /** Biases are uniform in here. Default: from the smallest to the largest number among the points. */
  readonly biasRange?: readonly [number, number]
  /** Factor on weights and biases. Default 1. */
  readonly slopeScale?: number
}

/**
 * Neurons that are not sampled from data: normal weights, uniform biases (random features, "extreme learning machine").
 *
 * Sources: Huang, Zhu, Siew, Neurocomputing 70 (2006); the defaults are those of Rahma, Datar, Dietrich 2024
 * (arXiv 2411.17511), for inputs of size 1 such as standardized ones.
 *
 * @throws RangeError for scales that are not positive or a range that is empty.
 */
export function randomFeatures(options: RandomFeaturesOptions = {}): LayerSampler {
  const { weightScale = 1, biasRange, slopeScale = 1 } = options
  checkPositive('randomFeatures', 'weightScale', weightScale)
  checkPositive('randomFeatures', 'slopeScale', slopeScale)
  if (biasRange) checkRange('randomFeatures', 'biasRange', ...biasRange)
  return ({ points, pointDim, width, random }) => {
    const [low, high] = biasRange ?? extremes(points)
    warmedUp(random)
    const weight = (): number => slopeScale * weightScale * normalQuantile(random())
    const bias = (): number => slopeScale * (low + (high - low) * random())
    const weights = Float64Array.from({ length: width * pointDim }, weight)
    return { weights, biases: Float64Array.from({ length: width }, bias) }
  }
}

function extremes(values: Float64Array): [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of values) {
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  return [low, high]
}
