import { standardScaler } from '../dataset/scaling.ts'
import type { States } from '../math/neighbors.ts'
import { firstNonFinite } from '../math/vector.ts'

/** Two samples of states in the same units. */
export interface ScaledSamples {
  /** Shapes [n, dim] and [m, dim]. */
  readonly truth: Float64Array
  readonly model: Float64Array
  readonly dim: number
  /** Shape [dim]. */
  readonly scale: Float64Array
  readonly scaling: 'standard deviations of the truth' | 'the given scale'
}

/**
 * Both samples in units of the truth's standard deviations or of the given scale.
 *
 * @throws RangeError opening with `caller` if dimensions differ, a sample has fewer than two states or a scale is not
 * positive.
 */
export function commonScale(caller: string, truth: States, model: States, given?: ArrayLike<number>): ScaledSamples {
  const { dim } = truth
  if (model.dim !== dim) throw new RangeError(`${caller}: truth has dim ${dim}, model has dim ${model.dim}`)
  check(caller, 'truth', truth)
  check(caller, 'model', model)
  const scale = given === undefined ? standardScaler(truth.states, dim).scale : Float64Array.from(given)
  if (scale.length !== dim) throw new RangeError(`${caller}: scale has length ${scale.length}, but dim is ${dim}`)
  for (const [j, unit] of scale.entries())
    if (!(unit > 0 && unit < Number.POSITIVE_INFINITY))
      throw new RangeError(`${caller}: scale of variable ${j} is ${unit}; give a positive one for each variable`)
  const inUnits = ({ states }: States): Float64Array => states.map((value, at) => value / scale[at % dim])
  const scaling = given === undefined ? 'standard deviations of the truth' : 'the given scale'
  return { truth: inUnits(truth), model: inUnits(model), dim, scale, scaling }
}

/** The first and the second half of the rows; the one in the middle is left out. */
export function halves(rows: Float64Array, dim: number): [Float64Array, Float64Array] {
  const half = Math.floor(rows.length / dim / 2) * dim
  return [rows.subarray(0, half), rows.subarray(rows.length - half)]
}

function check(caller: string, name: string, { dim, states }: States): void {
  if (states.length < 2 * dim)
    throw new RangeError(`${caller}: ${name} has ${states.length / dim} states; at least 2 are needed`)
  const bad = firstNonFinite(states)
  if (bad >= 0) throw new RangeError(`${caller}: ${name} has ${states[bad]} in state ${Math.floor(bad / dim)}`)
}
