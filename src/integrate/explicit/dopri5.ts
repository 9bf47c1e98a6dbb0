import { type AdaptiveOptions, adaptive } from '../adaptive/drive.ts'
import type { StepControl } from '../adaptive/step-control.ts'
import type { Integrator } from '../integrator.ts'
import { explicitRungeKutta } from './explicit-runge-kutta.ts'
import type { Tableau } from './tableau.ts'

/** Source: J. R. Dormand, P. J. Prince, J. Comp. Appl. Math. 6, 19–26 (1980); dense output after L. F. Shampine (1986). */
export const dormandPrince5: Tableau = {
  nodes: [0, 1 / 5, 3 / 10, 4 / 5, 8 / 9, 1],
  stages: [
    [],
    [1 / 5],
    [3 / 40, 9 / 40],
    [44 / 45, -56 / 15, 32 / 9],
    [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
    [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656],
  ],
  weights: [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84],
  errors: [[71 / 57600, 0, -71 / 16695, 71 / 1920, -17253 / 339200, 22 / 525, -1 / 40]],
  dense: {
    nodes: [],
    stages: [],
    weights: [
      [
        -12715105075 / 11282082432,
        0,
        87487479700 / 32700410799,
        -10690763975 / 1880347072,
        701980252875 / 199316789632,
        -1453857185 / 822651844,
        69997945 / 29380423,
      ],
    ],
  },
}

export const dormandPrince5Control: StepControl = { order: 5, beta: 0.04, safety: 0.9, least: 0.2, most: 10 }

/**
 * Dormand and Prince's explicit Runge–Kutta pair of order 5(4) with dense output of order 4: for moderate accuracy,
 * and the method most packages mean by RK45.
 * @throws RangeError for options out of range; from the integrator, if absoluteTolerance does not have length dim.
 */
export function dopri5(options: AdaptiveOptions = {}): Integrator {
  return adaptive(
    {
      name: 'dopri5',
      control: dormandPrince5Control,
      stepper: (problem, tolerance, counts) => explicitRungeKutta(dormandPrince5, problem, counts, tolerance),
    },
    options,
  )
}
