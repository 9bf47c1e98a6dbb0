import { type AdaptiveOptions, adaptive } from '../adaptive/drive.ts'
import type { Integrator } from '../integrator.ts'
import { radauStepper } from './radau-stepper.ts'

/**
 * Radau IIA with three stages: an implicit Runge–Kutta method of order 5, L-stable, with its collocation polynomial as
 * dense output of order 3. For very stiff systems, and where Jacobian or factorization are dear: both serve many steps.
 * The error estimate is of order 3, so that steps are shorter, and errors smaller, than the tolerance asks for.
 * @throws RangeError for options out of range; from the integrator, if absoluteTolerance does not have length dim.
 */
export function radau5(options: AdaptiveOptions = {}): Integrator {
  return adaptive(
    {
      name: 'radau5',
      control: { order: 4, beta: 0, safety: 0.9, least: 0.2, most: 8, predictive: true, keep: 1.2 },
      stepper: radauStepper,
    },
    options,
  )
}
