import { copy } from '../../math/vector.ts'
import type { Problem } from '../adaptive/drive.ts'
import type { Tolerance } from '../adaptive/tolerance.ts'
import type { Counts } from '../stepper.ts'
import { columnGroups } from './column-groups.ts'

/** Writes ∂fᵢ/∂yⱼ at elapsed time t into out[i·dim + j]; `slope` is f(t, y). */
export type JacobianAt = (t: number, y: Float64Array, slope: Float64Array, out: Float64Array) => void

/** As much is lost to rounding as to the curvature of the field: half of the digits. */
const relativeIncrement = Math.sqrt(Number.EPSILON)

/** Jacobians with a difference for each column, from which the sparsity pattern is learned. */
const probes = 2

/** A difference across all columns may miss what the Jacobian says by this much of the terms in its row. */
const tolerated = 1e-4

/**
 * Forward differences. Where the first Jacobians show a pattern in which columns are independent, these share an
 * evaluation from then on. A zero may be an accident of the state, so each such Jacobian is held against one more
 * difference, across all columns at once, and where the two disagree the pattern is learned anew, from both.
 */
export function differencedJacobian(
  { system: { dim }, field }: Problem,
  tolerance: Tolerance,
  counts: Counts,
): JacobianAt {
  const ahead = new Float64Array(dim)
  const slopeAhead = new Float64Array(dim)
  const increments = new Float64Array(dim)
  const pattern = new Uint8Array(dim * dim)
  const single = Array.from({ length: dim }, (_, j) => [j])
  let groups = single
  let left = probes

  const evaluate = (t: number): void => {
    field(t, ahead, slopeAhead)
    counts.evaluations++
  }
  const difference = (t: number, y: Float64Array, slope: Float64Array, out: Float64Array): void => {
    for (const columns of groups) {
      copy(y, ahead)
      for (const j of columns) ahead[j] += increments[j]
      evaluate(t)
      for (const j of columns)
        for (let i = 0; i < dim; i++)
          if (groups === single || pattern[i * dim + j] !== 0)
            out[i * dim + j] = (slopeAhead[i] - slope[i]) / increments[j]
    }
  }
  const learn = (jacobian: Float64Array): void => {
    for (let k = 0; k < pattern.length; k++) if (jacobian[k] !== 0) pattern[k] = 1
    left--
    if (left > 0) return
    const found = columnGroups(pattern, dim)
    groups = found.length + 1 < dim ? found : single
  }
  const confirms = (t: number, y: Float64Array, slope: Float64Array, jacobian: Float64Array): boolean => {
    for (let j = 0; j < dim; j++) ahead[j] = y[j] + share(j) * increments[j]
    evaluate(t)
    for (let i = 0; i < dim; i++) {
      let change = 0
      let size = 0
      for (let j = 0; j < dim; j++) {
        const term = jacobian[i * dim + j] * increments[j]
        change += term * share(j)
        size += Math.abs(term)
      }
      if (!(Math.abs(slopeAhead[i] - slope[i] - change) <= tolerated * size)) return false
    }
    return true
  }
  return (t, y, slope, out) => {
    counts.jacobians++
    setIncrements(y, tolerance, increments)
    out.fill(0)
    difference(t, y, slope, out)
    if (groups !== single) {
      if (confirms(t, y, slope, out)) return
      groups = single
      left = probes
      difference(t, y, slope, out)
    }
    if (left > 0) learn(out)
  }
}

/**
 * Increments that can be represented exactly beside y, away from zero: a state that must not change its sign does not.
 * An entry smaller than absolute / relative counts as that large.
 */
function setIncrements(y: Float64Array, { relative, absolute }: Tolerance, out: Float64Array): void {
  for (let j = 0; j < y.length; j++) {
    const size = relativeIncrement * Math.max(Math.abs(y[j]), absolute[j] / relative)
    out[j] = y[j] + (y[j] < 0 ? -size : size) - y[j]
  }
}

/** From 0.5 to 1.5, different for all columns, so that two of a group cannot hide each other's error. */
function share(j: number): number {
  return 0.5 + ((0.618033988749895 * (j + 1)) % 1)
}
