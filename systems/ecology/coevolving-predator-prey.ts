import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

const growth = 'a1*alpha*(1 - k1*prey*alpha*(delta - 1))/(1 + b1*alpha)'
const mortality = '(1 - k2*alpha^2*(delta^2 - 1) + k4*alpha^4*(delta^4 - 1))'

/**
 * Predator and prey whose encounter depends on a trait alpha of the prey; the trait evolves up a fitness landscape
 * that the populations themselves deform.
 */
export const coevolvingPredatorPrey: OdeSystem = defineOde({
  name: 'Coevolving predator and prey',
  domain: 'ecology',
  units: 'dimensionless',
  parameters: {
    a1: 2.5,
    a2: 0.05,
    a3: 0.4,
    b1: 6,
    b2: 1.333,
    d1: 0.16,
    d2: 0.004,
    delta: 1,
    k1: 6,
    k2: 9,
    k4: 9,
    vv: 0.33333,
  },
  equations: {
    prey: `prey*(${growth} - a3*predator/(1 + b2*prey) - d1*${mortality})`,
    predator: 'predator*(a2*prey/(1 + b2*prey) - d2)',
    alpha: 'vv*(-a1*k1*prey*alpha*delta/(1 + b1*alpha) + d1*(2*k2*alpha*delta^2 - 4*k4*alpha^3*delta^4))',
  },
  initialState: { prey: 0.10946017, predator: 0.46664421, alpha: 0.66580212 },
  period: 122.77,
  source: 'W. Gilpin, M. W. Feldman, PLoS Comput. Biol. 13, e1005644 (2017)',
})
