import { blockError } from '../math/block-error.ts'
import { mean } from '../math/statistics.ts'
import { rowCount } from './coverage.ts'

/** 'standard' scores the members as all there is; 'fair' as a sample of a distribution, which it scores without bias. */
export type CrpsEstimator = 'fair' | 'standard'

export interface CrpsOptions {
  readonly dim?: number
  /** Default 'fair'. */
  readonly estimator?: CrpsEstimator
}

export interface Crps {
  /** Mean over the observations; shape [dim]. Of one member 'standard' is the mean absolute error. */
  readonly values: Float64Array
  /** Of that mean, rows taken to be in order of time and possibly correlated; shape [dim]. */
  readonly standardError: Float64Array
  readonly unit: 'own units of each variable'
  readonly estimator: CrpsEstimator
  readonly members: number
  readonly count: number
}

/**
 * Continuous ranked probability score of an ensemble, mean |x − y| − ½ mean |x − x′| over its members: 0 is best. The
 * mean over pairs x, x′ divides by m² ('standard') or by m (m − 1) ('fair', below 0 for lucky forecasts).
 *
 * Source: T. Gneiting, A. E. Raftery, J. Am. Stat. Assoc. 102, 359–378 (2007), eq. 21; fair: C. A. T. Ferro,
 * Q. J. R. Meteorol. Soc. 140, 1917–1923 (2014).
 *
 * @param members Each member's forecasts, shape [n, dim]: `states` of its rollout, say.
 * @param observations Shape [n, dim].
 * @throws RangeError for shapes that differ, no members, or one where 'fair' needs two.
 */
export function crps(
  members: readonly Float64Array[],
  observations: Float64Array,
  { dim = 1, estimator = 'fair' }: CrpsOptions = {},
): Crps {
  const count = rowCount('crps', observations, dim)
  checkMembers(members, observations.length, estimator)
  const columns = Array.from({ length: dim }, () => new Float64Array(count))
  const sorted = new Float64Array(members.length)
  const pairs = members.length * (estimator === 'fair' ? members.length - 1 : members.length)
  for (let at = 0; at < observations.length; at++) {
    for (let k = 0; k < members.length; k++) sorted[k] = members[k][at]
    columns[at % dim][Math.floor(at / dim)] = score(sorted.sort(), observations[at], pairs)
  }
  return {
    values: Float64Array.from(columns, mean),
    standardError: Float64Array.from(columns, blockError),
    unit: 'own units of each variable',
    estimator,
    members: members.length,
    count,
  }
}

/** In ascending order the k-th of m members stands above in k pairs and below in m − 1 − k. */
function score(sorted: Float64Array, y: number, pairs: number): number {
  const m = sorted.length
  let [error, spread] = [0, 0]
  for (let k = 0; k < m; k++) {
    error += Math.abs(sorted[k] - y)
    // Relative to y, so that a large offset costs no digits.
    spread += (2 * k + 1 - m) * (sorted[k] - y)
  }
  return error / m - spread / pairs
}

function checkMembers(members: readonly Float64Array[], length: number, estimator: CrpsEstimator): void {
  if (estimator !== 'fair' && estimator !== 'standard')
    throw new RangeError(`crps: estimator must be 'fair' or 'standard', got '${estimator}'`)
  const least = estimator === 'fair' ? 2 : 1
  if (members.length < least)
    throw new RangeError(`crps: ${members.length} members; the ${estimator} estimator needs at least ${least}`)
  for (const [k, { length: own }] of members.entries())
    if (own !== length) throw new RangeError(`crps: member ${k} has ${own} values for ${length} observed ones`)
}
