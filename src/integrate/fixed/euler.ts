import { explicitRungeKutta } from '../explicit/explicit-runge-kutta.ts'
import type { Tableau } from '../explicit/tableau.ts'
import type { Integrator } from '../integrator.ts'
import { type FixedStepOptions, fixedStep } from './drive.ts'

/** Source: L. Euler, Institutionum calculi integralis I, section 650 (1768). */
const forward: Tableau = {
  nodes: [0],
  stages: [[]],
  weights: [1],
}

/**
 * Euler's method of order 1 with fixed steps: for teaching, and for comparison.
 * @throws RangeError unless `step` is positive and finite; from the integrator, if it takes more than 1e9 steps.
 */
export function euler(options: FixedStepOptions): Integrator {
  return fixedStep(
    { name: 'euler', stepper: (problem, counts) => explicitRungeKutta(forward, problem, counts) },
    options,
  )
}
