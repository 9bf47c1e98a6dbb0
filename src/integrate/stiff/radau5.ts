import { type AdaptiveOptions, adaptive } from '../adaptive/drive.ts'
import type { Tolerance } from '../adaptive/tolerance.ts'
import type { Integrator } from '../integrator.ts'
import { radauStepper } from './radau-stepper.ts'

/**
 * Radau IIA with three stages: an implicit Runge–Kutta method of order 5, L-stable, with its collocation polynomial as
 * dense output of order 3. For very stiff systems, and where Jacobian or factorization are dear: both serve many steps.
 * @throws RangeError for options out of range; from the integrator, if absoluteTolerance does not have length dim.
 */
export function radau5(options: AdaptiveOptions = {}): Integrator {
  return adaptive(
    {
      name: 'radau5',
      control: { order: 4, beta: 0, safety: 0.9, least: 0.2, most: 8, predictive: true, keep: 1.2 },
      stepper: (problem, tolerance, counts) => radauStepper(problem, forEstimate(tolerance), counts),
    },
    options,
  )
}

/**
 * The error estimate is of order 3, that of the method, 5, is much smaller: an estimate within this tolerance goes with
 * an error within the one that was asked for. Source: code RADAU5 of Hairer and Wanner.
 */
function forEstimate({ relative, absolute }: Tolerance): Tolerance {
  const looser = 0.1 * relative ** (2 / 3)
  return { relative: looser, absolute: absolute.map((value) => (value * looser) / relative) }
}
