import { randomInteger } from '../math/random.ts'
import { activationOf } from './activation.ts'
import type { LayerSampler } from './sampler.ts'

export interface UniformPairsOptions {
  /** Factor on weights and biases; below 1 for targets smoother than the sampled slopes. Default 1. */
  readonly slopeScale?: number
}

/**
 * Samples neurons from pairs of data points drawn uniformly, whatever the targets (U-SWIM): no pair twice, none of two
 * equal points.
 *
 * @throws RangeError for a slope scale that is not positive; from the sampler, where there are too few pairs.
 */
export function uniformPairs({ slopeScale = 1 }: UniformPairsOptions = {}): LayerSampler {
  if (!(slopeScale > 0 && Number.isFinite(slopeScale)))
    throw new RangeError(`uniformPairs: slopeScale must be positive, got ${slopeScale}`)
  return ({ size, points, pointDim, width, activation, random }) => {
    const { scale, shift } = activationOf(activation).pair
    const weights = new Float64Array(width * pointDim)
    const biases = new Float64Array(width)
    const seen = new Set<number>()
    for (let u = 0, tries = 0; u < width; tries++) {
      if (tries > 100 * width + 1000)
        throw new RangeError(`uniformPairs: ${size} samples give too few usable pairs for width ${width}`)
      const i = randomInteger(random, size)
      const j = (i + 1 + randomInteger(random, size - 1)) % size
      const key = Math.min(i, j) * size + Math.max(i, j)
      if (seen.has(key)) continue
      seen.add(key)
      let squared = 0
      for (let d = 0; d < pointDim; d++) squared += (points[j * pointDim + d] - points[i * pointDim + d]) ** 2
      if (squared === 0) continue
      let projection = 0
      for (let d = 0; d < pointDim; d++) {
        const weight = (slopeScale * scale * (points[j * pointDim + d] - points[i * pointDim + d])) / squared
        weights[u * pointDim + d] = weight
        projection += weight * points[i * pointDim + d]
      }
      biases[u] = -projection - slopeScale * shift
      u++
    }
    return { weights, biases }
  }
}
