import { factorize, solve } from '../../math/lu.ts'
import { emptyOrbit, type Orbit, type Shot, shoot } from './orbit.ts'

/** Steps of Gauss–Newton; from a fair guess it takes three or four. */
const STEPS = 10
/** A step that lowers the residuals by less than this fraction changes nothing. */
const SMALL = 1e-6
const HALVINGS = 6

/** An orbit that passes near the observations of its window. */
export interface Fitted {
  readonly orbit: Orbit
  readonly start: Float64Array
  /** Root mean square of observation less orbit, in units. */
  readonly rms: number
}

/**
 * The start whose orbit passes nearest to a window of observations: Gauss–Newton, its step halved until the residuals
 * fall.
 *
 * @param observed Shape [length, dim]. @param guess Shape [dim]. @param unit Shape [dim]: what an error of 1 is.
 * @returns Undefined where the orbit does not stay finite.
 */
export function fitStart(
  shot: Shot,
  observed: Float64Array,
  guess: Float64Array,
  unit: Float64Array,
): Fitted | undefined {
  const { dim } = shot
  const scratch = new Float64Array(dim * dim)
  const swaps = new Int32Array(dim)
  let now = fitted(shot, observed, guess, unit, scratch)
  for (let step = 0; now && step < STEPS; step++) {
    const { gram, slope } = normalEquations(now.orbit, observed, unit, dim)
    if (!factorize(gram, dim, swaps)) break
    solve(gram, dim, swaps, slope)
    let next: Fitted | undefined
    for (let halving = 0, factor = 1; halving < HALVINGS; halving++, factor /= 2) {
      const start = now.start.map((value, i) => value + factor * slope[i])
      next = fitted(shot, observed, start, unit, scratch)
      if (next && next.rms <= now.rms) break
    }
    if (!next || !(next.rms < now.rms)) break
    const settled = next.rms > (1 - SMALL) * now.rms
    now = next
    if (settled) break
  }
  return now
}

function fitted(
  shot: Shot,
  observed: Float64Array,
  start: Float64Array,
  unit: Float64Array,
  scratch: Float64Array,
): Fitted | undefined {
  const { dim } = shot
  const orbit = emptyOrbit(observed.length / dim, dim)
  if (!shoot(shot, start, orbit, scratch)) return undefined
  let squares = 0
  for (let k = 0; k < observed.length; k++) squares += ((observed[k] - orbit.states[k]) / unit[k % dim]) ** 2
  return { orbit, start, rms: Math.sqrt(squares / observed.length) }
}

/** MᵀM and Mᵀr, with M the sensitivities and r the residuals, in units: M is small and well conditioned. */
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
