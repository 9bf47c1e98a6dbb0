import { explicitRungeKutta } from '../explicit/explicit-runge-kutta.ts'
import type { Tableau } from '../explicit/tableau.ts'
import type { Integrator } from '../integrator.ts'
import { type FixedStepOptions, fixedStep } from './drive.ts'

/** Source: W. Kutta, Z. Math. Phys. 46, 435–453 (1901). */
const classical: Tableau = {
  nodes: [0, 1 / 2, 1 / 2, 1],
  stages: [[], [1 / 2], [0, 1 / 2], [0, 0, 1]],
  weights: [1 / 6, 1 / 3, 1 / 3, 1 / 6],
}

/**
 * The classical Runge–Kutta method of order 4 with fixed steps.
 * @throws RangeError unless `step` is positive and finite; from the integrator, if it takes more than 1e9 steps.
 */
export function rk4(options: FixedStepOptions): Integrator {
  return fixedStep(
    { name: 'rk4', stepper: (problem, counts) => explicitRungeKutta(classical, problem, counts) },
    options,
  )
}
