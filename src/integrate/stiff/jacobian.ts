import type { Problem } from '../adaptive/drive.ts'
import type { Tolerance } from '../adaptive/tolerance.ts'
import type { Counts } from '../stepper.ts'
import { differencedJacobian, type JacobianAt } from './differenced-jacobian.ts'

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
