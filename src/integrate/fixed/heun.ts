import { explicitRungeKutta } from '../explicit/explicit-runge-kutta.ts'
import type { Tableau } from '../explicit/tableau.ts'
import type { Integrator } from '../integrator.ts'
import { type FixedStepOptions, fixedStep } from './drive.ts'

/** Source: K. Heun, Z. Math. Phys. 45, 23–38 (1900). */
const trapezoidal: Tableau = {
  nodes: [0, 1],
  stages: [[], [1]],
  weights: [1 / 2, 1 / 2],
}

/**
 * Heun's method of order 2 (the explicit trapezoidal rule) with fixed steps.
 * @throws RangeError unless `step` is positive and finite; from the integrator, if it takes more than 1e9 steps.
 */
export function heun(options: FixedStepOptions): Integrator {
  return fixedStep(
    { name: 'heun', stepper: (problem, counts) => explicitRungeKutta(trapezoidal, problem, counts) },
    options,
  )
}
