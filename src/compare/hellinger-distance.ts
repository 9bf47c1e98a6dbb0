import { exp } from '../math/elementary.ts'
import { drawMixture, type GaussianMixture, logDensity } from '../math/gaussian-mixture.ts'
import type { States } from '../math/neighbors.ts'
import { normalPairs } from '../math/normal-pairs.ts'
import { mean, standardError } from '../math/statistics.ts'
import { type Comparer, compareSmoothed, type Divergence, type DivergenceOptions } from './smoothed-samples.ts'

const PURPOSE = 22

/**
 * Hellinger distance of the long-run states of truth and model, √(1 − ∫ √(p q)): 0 where they agree, 1 where they share
 * no place. Both samples are smoothed by the same normal distribution, which can only lower it.
 *
 * @param truth A long trajectory on the attractor, or states in the order of time.
 */
export function hellingerDistance(truth: States, model: States, options: DivergenceOptions = {}): Divergence {
  return compareSmoothed('hellingerDistance', truth, model, options, estimate)
}

/** √(p q) over the mean of p and q, averaged over draws from that mean: between 0 and 1 at every draw. */
const estimate: Comparer = (p, q, draws, seed) => {
  const [logP, logQ] = [logDensity(p), logDensity(q)]
  const half = draws / 2
  const overlaps = [p, q].map((mixture, k) =>
    drawn(mixture, half, normalPairs(seed, k, PURPOSE), (x) => {
      const s = exp(-Math.abs(logP(x) - logQ(x)) / 2)
      return (2 * s) / (1 + s * s)
    }),
  )
  const square = 1 - (mean(overlaps[0]) + mean(overlaps[1])) / 2
  const value = Math.sqrt(Math.max(0, square))
  const error = Math.hypot(standardError(overlaps[0]), standardError(overlaps[1])) / 2
  return { value, standardError: value === 0 ? 0 : error / (2 * value) }
}

function drawn(
  mixture: GaussianMixture,
  count: number,
  draw: Parameters<typeof drawMixture>[2],
  f: (x: Float64Array) => number,
): Float64Array {
  const { dim } = mixture
  const points = drawMixture(mixture, count, draw)
  return Float64Array.from({ length: count }, (_, i) => f(points.subarray(i * dim, (i + 1) * dim)))
}
