import { drawPairs, pairNeurons } from './pairs.ts'
import type { LayerSampler } from './sampler.ts'
import { checkPositive } from './sampler-options.ts'

export interface SwimOptions {
  /** Factor on weights and biases; below 1 for targets smoother than the sampled slopes. Default 1. */
  readonly slopeScale?: number
  /** Candidate pairs per sample and neuron round; more candidates follow the density more closely. Default 1. */
  readonly repetition?: number
}

/** Distances below this count as this in the density (the reference implementation's ε). */
const EPSILON = 1e-10

/**
 * Samples neurons from pairs of data points where the target changes fastest ("sample where it matters", SWIM):
 * pairs are drawn, without repeating one, with density ‖f(x₂) − f(x₁)‖∞ / ‖Φ(x₂) − Φ(x₁)‖₂, and the neuron of a pair is
 * −1/2 at x₁ and +1/2 at x₂ (tanh, slopeScale 1). Where the density is zero everywhere, pairs are uniform.
 *
 * Source: Bolager, Burak, Datar, Sun, Dietrich, NeurIPS 2023 (arXiv 2306.16830), definition 2 and algorithm 1.
 *
 * @throws RangeError for a slope scale or repetition that is not positive; from the sampler, for too few pairs.
 */
export function swim({ slopeScale = 1, repetition = 1 }: SwimOptions = {}): LayerSampler {
  checkPositive('swim', 'slopeScale', slopeScale)
  if (!(Number.isInteger(repetition) && repetition > 0))
    throw new RangeError(`swim: repetition must be a positive whole number, got ${repetition}`)
  return (input) => {
    const { targets, targetDim } = input
    const density = (i: number, j: number, distance: number): number =>
      largestDifference(targets, targetDim, i, j) / Math.max(distance, EPSILON)
    return pairNeurons(drawPairs(input, { who: 'swim', repetition, density }), input, slopeScale)
  }
}

function largestDifference(values: Float64Array, dim: number, i: number, j: number): number {
  let largest = 0
  for (let d = 0; d < dim; d++) largest = Math.max(largest, Math.abs(values[j * dim + d] - values[i * dim + d]))
  return largest
}
