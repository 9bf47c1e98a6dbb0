import { type Random, randomInteger } from '../math/random.ts'
import { sampleWithoutReplacement } from '../math/weighted-sampling.ts'
import { activationOf } from './activation.ts'
import type { LayerSampler, SamplerInput } from './sampler.ts'

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
 * @throws RangeError for a slope scale or repetition that is not positive.
 */
export function swim({ slopeScale = 1, repetition = 1 }: SwimOptions = {}): LayerSampler {
  if (!(slopeScale > 0 && Number.isFinite(slopeScale)))
    throw new RangeError(`swim: slopeScale must be positive, got ${slopeScale}`)
  if (!(Number.isInteger(repetition) && repetition > 0))
    throw new RangeError(`swim: repetition must be a positive whole number, got ${repetition}`)
  return (input) => {
    const { size, width, random } = input
    const pairs = candidatePairs(size, size * Math.ceil(width / size) * repetition, random)
    const chosen = choosePairs(pairs, input)
    return neurons(chosen, input, slopeScale)
  }
}

/** `count` different unordered pairs i ≠ j as a flat list [i₀, j₀, i₁, j₁, …]; all pairs if there are no more. */
function candidatePairs(size: number, count: number, random: Random): number[] {
  const pairs: number[] = []
  if ((size * (size - 1)) / 2 <= count) {
    for (let i = 0; i < size; i++) for (let j = i + 1; j < size; j++) pairs.push(i, j)
    return pairs
  }
  const seen = new Set<number>()
  while (seen.size < count) {
    const i = randomInteger(random, size)
    const j = (i + 1 + randomInteger(random, size - 1)) % size
    // The pair (j, i) gives minus the neuron of (i, j), which would make the readout's system singular.
    const key = Math.min(i, j) * size + Math.max(i, j)
    if (seen.has(key)) continue
    seen.add(key)
    pairs.push(i, j)
  }
  return pairs
}

/** Draws `width` of the candidates by density; what the density leaves open is filled uniformly. */
function choosePairs(pairs: readonly number[], input: SamplerInput): number[] {
  const { width, random } = input
  const density = new Float64Array(pairs.length / 2)
  const distinct = new Float64Array(pairs.length / 2)
  for (let c = 0; c < density.length; c++) {
    const [i, j] = [pairs[2 * c], pairs[2 * c + 1]]
    const distance = Math.sqrt(squaredDistance(input.points, input.pointDim, i, j))
    if (distance === 0) continue
    distinct[c] = 1
    density[c] = largestDifference(input.targets, input.targetDim, i, j) / Math.max(distance, EPSILON)
  }
  const chosen = sampleWithoutReplacement(density, width, random)
  for (const c of chosen) distinct[c] = 0
  if (chosen.length < width) {
    for (let c = 0; c < distinct.length; c++) if (density[c] > 0) distinct[c] = 0
    chosen.push(...sampleWithoutReplacement(distinct, width - chosen.length, random))
  }
  if (chosen.length < width)
    throw new RangeError(
      `swim: ${input.size} samples give ${chosen.length} usable pairs, too few for width ${width}; add samples or lower the width`,
    )
  return chosen.flatMap((c) => [pairs[2 * c], pairs[2 * c + 1]])
}

function neurons(pairs: readonly number[], input: SamplerInput, slopeScale: number): ReturnType<LayerSampler> {
  const { points, pointDim, width } = input
  const { scale, shift } = activationOf(input.activation).pair
  const weights = new Float64Array(width * pointDim)
  const biases = new Float64Array(width)
  for (let u = 0; u < width; u++) {
    const [i, j] = [pairs[2 * u], pairs[2 * u + 1]]
    const factor = (slopeScale * scale) / squaredDistance(points, pointDim, i, j)
    let projection = 0
    for (let d = 0; d < pointDim; d++) {
      const weight = factor * (points[j * pointDim + d] - points[i * pointDim + d])
      weights[u * pointDim + d] = weight
      projection += weight * points[i * pointDim + d]
    }
    biases[u] = -projection - slopeScale * shift
  }
  return { weights, biases }
}

function squaredDistance(points: Float64Array, dim: number, i: number, j: number): number {
  let sum = 0
  for (let d = 0; d < dim; d++) sum += (points[j * dim + d] - points[i * dim + d]) ** 2
  return sum
}

function largestDifference(values: Float64Array, dim: number, i: number, j: number): number {
  let largest = 0
  for (let d = 0; d < dim; d++) largest = Math.max(largest, Math.abs(values[j * dim + d] - values[i * dim + d]))
  return largest
}
