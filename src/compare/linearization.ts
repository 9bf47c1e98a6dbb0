import { centralDifferences } from '../math/central-differences.ts'
import { svd } from '../math/dense.ts'
import { allFinite, norm } from '../math/vector.ts'
import type { System } from '../system/system.ts'

/** What vanishes at a fixed point: f(y) of a flow, F(y) − y of a map; with its derivative, both at time 0. */
export interface Residual {
  /** Writes the residual at y into out; shape [dim]. */
  value(y: Float64Array, out: Float64Array): void
  /** Writes the derivative of f or F (not of the residual) at y into out; shape [dim, dim], row-major. */
  jacobian(y: Float64Array, out: Float64Array): void
}

export function residualOf(system: System): Residual {
  const { dim } = system
  const image =
    system.kind === 'ode'
      ? (y: Float64Array, out: Float64Array) => system.field(0, y, out)
      : (y: Float64Array, out: Float64Array) => system.advance(y, out, 0)
  const jacobian = system.jacobian ?? centralDifferences((_t, y, out) => image(y, out), dim)
  return {
    value(y, out) {
      image(y, out)
      if (system.kind === 'map') for (let i = 0; i < dim; i++) out[i] -= y[i]
    },
    jacobian: (y, out) => jacobian(0, y, out),
  }
}

const MOST_STEPS = 100
const MOST_HALVINGS = 20
/** A step this much smaller than the state, or than `unit`, is the last. */
const STEP_TOLERANCE = 1e-13
/** Singular values below this fraction of the largest count as zero: along a line of fixed points nothing is moved. */
const RANK_TOLERANCE = 1e-13

/**
 * The fixed point that Newton's method, its steps halved until the residual shrinks, reaches from y; undefined where it
 * does not.
 *
 * @param unit What counts as a distance of order 1.
 */
export function newton(system: System, residual: Residual, y: Float64Array, unit: number): Float64Array | undefined {
  const { dim, kind } = system
  const point = y.slice()
  const value = new Float64Array(dim)
  const derivative = new Float64Array(dim * dim)
  residual.value(point, value)
  for (let k = 0; k < MOST_STEPS; k++) {
    residual.jacobian(point, derivative)
    if (kind === 'map') for (let i = 0; i < dim; i++) derivative[i * dim + i] -= 1
    if (!allFinite(value) || !allFinite(derivative)) return undefined
    const step = newtonStep(derivative, value)
    const small = norm(step) <= STEP_TOLERANCE * Math.max(unit, norm(point))
    if (!descend(residual, point, value, step)) return small ? point : undefined
    if (small) return point
  }
  return undefined
}

/** The shortest step that solves the linearized equation as well as can be. */
function newtonStep(derivative: Float64Array, value: Float64Array): Float64Array {
  const dim = value.length
  const { values, left, right } = svd(derivative, dim)
  const step = new Float64Array(dim)
  for (let s = 0; s < dim && values[s] > RANK_TOLERANCE * values[0]; s++) {
    let share = 0
    for (let i = 0; i < dim; i++) share -= left[i * dim + s] * value[i]
    for (let j = 0; j < dim; j++) step[j] += (share / values[s]) * right[j * dim + s]
  }
  return step
}

/** Moves the point by the step or the largest half of it that makes the residual smaller; whether there is one. */
function descend(residual: Residual, point: Float64Array, value: Float64Array, step: Float64Array): boolean {
  const before = norm(value)
  if (before === 0) return true
  const trial = new Float64Array(point.length)
  const at = new Float64Array(point.length)
  for (let half = 0, share = 1; half < MOST_HALVINGS; half++, share /= 2) {
    for (let j = 0; j < point.length; j++) trial[j] = point[j] + share * step[j]
    residual.value(trial, at)
    if (!(norm(at) < before)) continue
    point.set(trial)
    value.set(at)
    return true
  }
  return false
}
