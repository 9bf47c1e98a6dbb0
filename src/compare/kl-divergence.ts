import { drawMixture, logDensity } from '../math/gaussian-mixture.ts'
import type { States } from '../math/neighbors.ts'
import { normalPairs } from '../math/normal-pairs.ts'
import { mean, standardError } from '../math/statistics.ts'
import { type Comparer, compareSmoothed, type Divergence, type DivergenceOptions } from './smoothed-samples.ts'

const PURPOSE = 21

/**
 * Kullback–Leibler divergence of the model's long-run states from the truth's, ∫ p log(p/q) in nats, from 0 without
 * bound. Attractors have no density; both samples are smoothed by the same normal distribution, which can only lower it.
 *
 * Source: J. R. Hershey, P. A. Olsen, ICASSP 2007, IV-317–320, section 2; for attractors F. Hess, Z. Monfared, M. Brenner,
 * D. Durstewitz, ICML 2023.
 *
 * @param truth A long trajectory on the attractor, or states in the order of time.
 */
export function klDivergence(truth: States, model: States, options: DivergenceOptions = {}): Divergence {
  return compareSmoothed('klDivergence', truth, model, options, estimate)
}

const estimate: Comparer = (p, q, draws, seed) => {
  const { dim } = p
  const points = drawMixture(p, draws, normalPairs(seed, 0, PURPOSE))
  const [logP, logQ] = [logDensity(p), logDensity(q)]
  const ratios = Float64Array.from({ length: draws }, (_, i) => {
    const x = points.subarray(i * dim, (i + 1) * dim)
    return logP(x) - logQ(x)
  })
  return { value: mean(ratios), standardError: standardError(ratios) }
}
