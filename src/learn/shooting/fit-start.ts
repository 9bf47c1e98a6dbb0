import { factorize, solve } from '../../math/lu.ts'
import { emptyOrbit, type Orbit, type Shot, shoot } from './orbit.ts'

/** Steps of Gauss–Newton; from an observation it takes three or four. */
const STEPS = 8
/** A step smaller than this fraction of the noise changes nothing. */
const SMALL = 1e-3

/**
 * The start whose orbit passes nearest to a window of observations, by Gauss–Newton from the first of them.
 *
 * @param observed Shape [length, dim]. @param unit Shape [dim]: what an error of 1 is.
 * @param noise Expected error of an observation, in units.
 * @returns Undefined where the orbit does not stay finite.
 */
export function fitStart(
  shot: Shot,
  observed: Float64Array,
  unit: Float64Array,
  noise: number,
  orbit: Orbit = emptyOrbit(observed.length / shot.dim, shot.dim),
): Float64Array | undefined {
  const { dim } = shot
  const start = observed.slice(0, dim)
  const scratch = new Float64Array(dim * dim)
  const swaps = new Int32Array(dim)
  for (let step = 0; step < STEPS; step++) {
    if (!shoot(shot, start, orbit, scratch)) return undefined
    const { gram, slope } = normalEquations(orbit, observed, unit, dim)
    if (!factorize(gram, dim, swaps)) return undefined
    solve(gram, dim, swaps, slope)
    let size = 0
    for (let i = 0; i < dim; i++) {
      start[i] += slope[i]
      size = Math.max(size, Math.abs(slope[i]) / unit[i])
    }
    if (size < SMALL * noise) break
  }
  return start.every(Number.isFinite) ? start : undefined
}

/** MᵀM and Mᵀr, with M the sensitivities and r the residuals, both in units: dim is small and M well conditioned. */
function normalEquations(
  { states, sensitivities }: Orbit,
  observed: Float64Array,
  unit: Float64Array,
  dim: number,
): { gram: Float64Array; slope: Float64Array } {
  const gram = new Float64Array(dim * dim)
  const slope = new Float64Array(dim)
  for (let k = 0; k < observed.length; k++) {
    const weight = 1 / unit[k % dim] ** 2
    const residual = observed[k] - states[k]
    for (let i = 0; i < dim; i++) {
      const scaled = weight * sensitivities[k * dim + i]
      slope[i] += scaled * residual
      for (let j = 0; j < dim; j++) gram[i * dim + j] += scaled * sensitivities[k * dim + j]
    }
  }
  return { gram, slope }
}
