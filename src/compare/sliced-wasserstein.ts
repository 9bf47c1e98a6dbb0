import type { States } from '../math/neighbors.ts'
import { normalPairs } from '../math/normal-pairs.ts'
import { checkSeed } from '../math/random.ts'
import { mean, standardError } from '../math/statistics.ts'
import { norm } from '../math/vector.ts'
import { wassersteinPower } from '../math/wasserstein.ts'
import { commonScale, halves } from './common-scale.ts'

export interface SlicedWassersteinOptions {
  /** Random directions; default 200. */
  readonly projections?: number
  /** Default 0. */
  readonly seed?: number
  /** Default 2. */
  readonly order?: 1 | 2
  /** Unit for each variable; default the truth's standard deviations. */
  readonly scale?: ArrayLike<number>
}

/** How far a sample of states has to be carried to become another. Plain data. */
export interface SlicedWasserstein {
  /** In units of `scale`. */
  readonly distance: number
  /** From the spread over projections; what the samples leave open shows in `withinTruth`. */
  readonly standardError: number
  /** The same between the first and the second half of the truth: nothing below it tells model and truth apart. */
  readonly withinTruth: number
  readonly order: 1 | 2
  readonly projections: number
  readonly seed: number
  /** States of truth and model. */
  readonly samples: readonly [number, number]
  /** Shape [dim]. */
  readonly scale: Float64Array
  readonly scaling: string
}

const PURPOSE = 20

/**
 * Sliced Wasserstein distance of two samples: the p-th root of the mean, over directions on the unit sphere, of the p-th
 * power of the distance of order p between the samples' shadows. A shift by d is worth |d|/√dim of it (p = 2).
 *
 * Source: N. Bonneel, J. Rabin, G. Peyré, H. Pfister, J. Math. Imaging Vis. 51, 22–45 (2015).
 *
 * @param truth A long trajectory on the attractor, or states in the order of time.
 */
export function slicedWasserstein(
  truth: States,
  model: States,
  { projections = 200, seed = 0, order = 2, scale }: SlicedWassersteinOptions = {},
): SlicedWasserstein {
  if (!(Number.isInteger(projections) && projections >= 2))
    throw new RangeError(`slicedWasserstein: projections must be a whole number from 2, got ${projections}`)
  if (order !== 1 && order !== 2) throw new RangeError(`slicedWasserstein: order must be 1 or 2, got ${order}`)
  checkSeed('slicedWasserstein', seed)
  const samples = commonScale('slicedWasserstein', truth, model, scale)
  const { dim } = samples
  const rays = Array.from({ length: projections }, (_, k) => direction(dim, seed, k))
  const powers = rays.map((ray) => wassersteinPower(shadow(samples.truth, ray), shadow(samples.model, ray), order))
  const [first, second] = halves(samples.truth, dim)
  const within = rays.map((ray) => wassersteinPower(shadow(first, ray), shadow(second, ray), order))
  const distance = mean(powers) ** (1 / order)
  return {
    distance,
    standardError: distance === 0 ? 0 : standardError(powers) / (order * distance ** (order - 1)),
    withinTruth: mean(within) ** (1 / order),
    order,
    projections,
    seed,
    samples: [samples.truth.length / dim, samples.model.length / dim],
    scale: samples.scale,
    scaling: samples.scaling,
  }
}

/** Uniform on the unit sphere. */
function direction(dim: number, seed: number, k: number): Float64Array {
  const draw = normalPairs(seed, 0, PURPOSE)
  const ray = new Float64Array(dim)
  for (let j = 0; j < dim; j++) ray[j] = draw(k, j)[0]
  const length = norm(ray)
  return ray.map((value) => value / length)
}

/** The rows' components along a direction, ascending. */
function shadow(rows: Float64Array, ray: Float64Array): Float64Array {
  const dim = ray.length
  const values = new Float64Array(rows.length / dim)
  for (let i = 0, at = 0; i < values.length; i++) for (let j = 0; j < dim; j++, at++) values[i] += rows[at] * ray[j]
  return values.sort()
}
