import { drawPairs, pairNeurons } from './pairs.ts'
import type { LayerSampler } from './sampler.ts'
import { checkPositive } from './sampler-options.ts'

export interface UniformPairsOptions {
  /** Factor on weights and biases; below 1 for targets smoother than the sampled slopes. Default 1. */
  readonly slopeScale?: number
}

/**
 * Samples neurons from pairs of data points drawn uniformly, whatever the targets, without repeating one (U-SWIM); the
 * neuron of a pair is that of `swim`.
 *
 * Source: Rahma, Datar, Dietrich 2024 (arXiv 2411.17511), who use it where the values of the target
 * are not known.
 *
 * @throws RangeError for a slope scale that is not positive; from the sampler, for too few pairs.
 */
export function uniformPairs({ slopeScale = 1 }: UniformPairsOptions = {}): LayerSampler {
  checkPositive('uniformPairs', 'slopeScale', slopeScale)
  const plan = { who: 'uniformPairs', repetition: 1, density: () => 1 }
  return (input) => pairNeurons(drawPairs(input, plan), input, slopeScale)
}
