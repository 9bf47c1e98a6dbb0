import type { Problem } from '../adaptive/drive.ts'
import type { Tolerance } from '../adaptive/tolerance.ts'
import type { Counts } from '../stepper.ts'
import { differencedJacobian } from './differenced-jacobian.ts'

/** Writes ∂fᵢ/∂yⱼ at elapsed time t into out[i·dim + j]; `slope` is f(t, y). */
export type JacobianAt = (t: number, y: Float64Array, slope: Float64Array, out: Float64Array) => void

/** The system's own Jacobian or, where it has none, differences of the field. Counts what it evaluates. */
export function jacobianAt(problem: Problem, tolerance: Tolerance, counts: Counts): JacobianAt {
  const { system, t0 } = problem
  const { jacobian } = system
  if (!jacobian) return differencedJacobian(problem, tolerance, counts)
  return (t, y, _slope, out) => {
    jacobian(t0 + t, y, out)
    counts.jacobians++
  }
}
