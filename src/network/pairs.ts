import { type Random, randomInteger } from '../math/random.ts'
import { sampleWithoutReplacement } from '../math/weighted-sampling.ts'
import { activationOf } from './activation.ts'
import type { LayerSampler, SamplerInput } from './sampler.ts'

/** How likely the pair (i, j) is to be drawn, where the points are `distance` > 0 apart: any multiple of it. */
export type PairDensity = (i: number, j: number, distance: number) => number

/** How pairs are drawn, and who draws them. */
export interface PairPlan {
  readonly who: string
  /** Candidates, as a multiple of the samples (or of the width, where that is larger). */
  readonly repetition: number
  readonly density: PairDensity
}

/**
 * Draws `width` different pairs of data points by density, and uniformly what that leaves open; a flat list
 * [i₀, j₀, i₁, j₁, …]. No pair of equal points is among them.
 *
 * @throws RangeError if there are too few pairs.
 */
export function drawPairs(input: SamplerInput, { who, repetition, density }: PairPlan): number[] {
  const { size, width, points, pointDim, random } = input
  const pairs = candidatePairs(size, size * Math.ceil(width / size) * repetition, random)
  const weights = new Float64Array(pairs.length / 2)
  const distinct = new Float64Array(pairs.length / 2)
  for (let c = 0; c < weights.length; c++) {
    const [i, j] = [pairs[2 * c], pairs[2 * c + 1]]
    const distance = Math.sqrt(squaredDistance(points, pointDim, i, j))
    if (distance === 0) continue
    distinct[c] = 1
    weights[c] = density(i, j, distance)
  }
  const chosen = sampleWithoutReplacement(weights, width, random)
  for (const c of chosen) distinct[c] = 0
  if (chosen.length < width) {
    for (let c = 0; c < distinct.length; c++) if (weights[c] > 0) distinct[c] = 0
    chosen.push(...sampleWithoutReplacement(distinct, width - chosen.length, random))
  }
  if (chosen.length < width)
    throw new RangeError(
      `${who}: ${size} samples give ${chosen.length} usable pairs, too few for width ${width}; add samples or lower the width`,
    )
  return chosen.flatMap((c) => [pairs[2 * c], pairs[2 * c + 1]])
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

/** The neurons of some pairs: w = s₁(x₂ − x₁)/‖x₂ − x₁‖², b = −w·x₁ − s₂, both times `slopeScale`. */
export function pairNeurons(
  pairs: readonly number[],
  input: SamplerInput,
  slopeScale: number,
): ReturnType<LayerSampler> {
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
