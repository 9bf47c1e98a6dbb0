import { tanh } from '../../src/math/elementary.ts'
import { seededRandom } from '../../src/math/random.ts'
import type { LayerSampler, SamplerInput } from '../../src/network/sampler.ts'

/** Points uniform in ±2 and a target that varies along the first coordinate. */
export function randomInput(seed: number, size: number, pointDim: number, width: number): SamplerInput {
  const random = seededRandom(seed, 9)
  const points = Float64Array.from({ length: size * pointDim }, () => 4 * random() - 2)
  const targets = Float64Array.from({ length: size }, (_, i) => Math.sin(3 * points[i * pointDim]))
  return { size, points, pointDim, targets, targetDim: 1, width, activation: 'tanh', random: seededRandom(seed) }
}

/** w·x + b of neuron u at some rows x; shape [n, pointDim]. */
export function argumentsAt(
  { weights, biases }: ReturnType<LayerSampler>,
  u: number,
  rows: Float64Array,
  pointDim: number,
): number[] {
  return Array.from({ length: rows.length / pointDim }, (_, i) => {
    let z = biases[u]
    for (let d = 0; d < pointDim; d++) z += weights[u * pointDim + d] * rows[i * pointDim + d]
    return z
  })
}

/** tanh(w·x + b) of every neuron at every point. */
export function outputs(sampler: LayerSampler, input: SamplerInput): number[] {
  const sampled = sampler(input)
  return Array.from({ length: input.width }, (_, u) =>
    argumentsAt(sampled, u, input.points, input.pointDim).map(tanh),
  ).flat()
}
