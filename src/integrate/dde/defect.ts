import type { VectorField } from '../../system/system.ts'
import { errorNorm, type Tolerance } from '../adaptive/tolerance.ts'
import type { ExplicitRungeKutta } from '../explicit/explicit-runge-kutta.ts'

import type { Counts } from '../stepper.ts'

/** Where the slope of a polynomial that is right at both ends of the step, slopes too, is most wrong. */
const theta = 0.2
/** The largest error of such a polynomial, θ²(1 − θ)² times a constant, over its slope's there. */
const share = 1 / 3
/** With four points at this distance the difference quotient of a polynomial of degree 4 is exact. */
const gap = 0.1

/**
 * An estimate of the error of the last attempt's polynomial, in units of the tolerance, from its defect: by how much it
 * misses the equation. Later steps look at the polynomial, and the error of the step alone may be small by chance.
 * One evaluation.
 */
export function defectEstimate(
  method: ExplicitRungeKutta,
  field: VectorField,
  dim: number,
  tolerance: Tolerance,
  counts: Counts,
): (t: number, h: number, y: Float64Array, next: Float64Array) => number {
  const [state, slope, defect] = [0, 0, 0].map(() => new Float64Array(dim))
  const add = (at: number, weight: number): void => {
    method.interpolate(at, state)
    for (let i = 0; i < dim; i++) defect[i] += (share * weight * state[i]) / (12 * gap)
  }
  return (t, h, y, next) => {
    defect.fill(0)
    add(theta - 2 * gap, 1)
    add(theta - gap, -8)
    add(theta + gap, 8)
    add(theta + 2 * gap, -1)
    method.interpolate(theta, state)
    field(t + theta * h, state, slope)
    counts.evaluations++
    for (let i = 0; i < dim; i++) defect[i] -= share * h * slope[i]
    return errorNorm(defect, y, next, tolerance)
  }
}
