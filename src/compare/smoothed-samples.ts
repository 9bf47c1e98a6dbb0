import type { GaussianMixture } from '../math/gaussian-mixture.ts'
import { references, type States } from '../math/neighbors.ts'
import { checkSeed } from '../math/random.ts'
import { commonScale, halves } from './common-scale.ts'

export interface DivergenceOptions {
  /**
   * Standard deviation of the normal distribution around each state, in units of `scale`; default n^(−1/(dim + 4)) for
   * the smaller number n of states (D. W. Scott, Multivariate Density Estimation (1992)). Fix it to compare
   * samples of different sizes.
   */
  readonly bandwidth?: number
  /** Points at which the densities are compared, an even number; default 1000. */
  readonly draws?: number
  /** Default 0. */
  readonly seed?: number
  /** Unit for each variable; default the truth's standard deviations. */
  readonly scale?: ArrayLike<number>
}

/** A number that compares two smoothed samples of states, and how it came about. Plain data. */
export interface Divergence {
  readonly value: number
  /** From the spread over the draws; what the samples themselves leave open shows in `withinTruth`. */
  readonly standardError: number
  /** The same between the first and the second half of the truth: nothing below it tells model and truth apart. */
  readonly withinTruth: number
  readonly estimator: 'Gaussian mixture around the states, Monte Carlo'
  readonly bandwidth: number
  readonly draws: number
  readonly seed: number
  /** States of truth and model that were used. */
  readonly samples: readonly [number, number]
  /** Shape [dim]. */
  readonly scale: Float64Array
  readonly scaling: string
}

/** Compares two densities by as many draws. */
export type Comparer = (
  p: GaussianMixture,
  q: GaussianMixture,
  draws: number,
  seed: number,
) => { readonly value: number; readonly standardError: number }

/** Of longer trajectories, this many states evenly spread over them. */
const MOST_CENTERS = 2000

/** @throws RangeError opening with `caller` for samples that do not match and options out of range. */
export function compareSmoothed(
  caller: string,
  truth: States,
  model: States,
  { bandwidth, draws = 1000, seed = 0, scale }: DivergenceOptions,
  compare: Comparer,
): Divergence {
  if (!(draws >= 4 && draws % 2 === 0))
    throw new RangeError(`${caller}: draws must be an even number from 4, got ${draws}`)
  checkSeed(caller, seed)
  const scaled = commonScale(caller, truth, model, scale)
  const { dim } = scaled
  const [p, q] = [thin(scaled.truth, dim), thin(scaled.model, dim)]
  const width = bandwidth ?? (Math.min(p.length, q.length) / dim) ** (-1 / (dim + 4))
  if (!(width > 0 && width < Number.POSITIVE_INFINITY))
    throw new RangeError(`${caller}: bandwidth must be positive, got ${width}`)
  const mixture = (centers: Float64Array): GaussianMixture => ({ centers, dim, bandwidth: width })
  const [first, second] = halves(p, dim)
  return {
    ...compare(mixture(p), mixture(q), draws, seed),
    withinTruth: compare(mixture(first), mixture(second), draws, seed).value,
    estimator: 'Gaussian mixture around the states, Monte Carlo',
    bandwidth: width,
    draws,
    seed,
    samples: [p.length / dim, q.length / dim],
    scale: scaled.scale,
    scaling: scaled.scaling,
  }
}

function thin(rows: Float64Array, dim: number): Float64Array {
  const n = rows.length / dim
  if (n <= MOST_CENTERS) return rows
  const chosen = references(n, MOST_CENTERS * n)
  return new Float64Array(chosen.length * dim).map((_, at) => rows[chosen[Math.floor(at / dim)] * dim + (at % dim)])
}
