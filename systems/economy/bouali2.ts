import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * A model of business cycles as a van der Pol oscillator (profits y against reinvestment x) with a slow feedback z
 * from borrowed capital.
 */
export const bouali2: OdeSystem = defineOde({
  name: 'Bouali (economic cycles)',
  domain: 'economy',
  units: 'dimensionless',
  parameters: { alpha: 3, beta: 2.2, gamma: 1, mu: 0.00400005 },
  equations: {
    x: 'alpha*x*(1 - y) - beta*z',
    y: '-gamma*y*(1 - x^2)',
    z: 'mu*x',
  },
  initialState: { x: -0.79392257, y: 1.3617589, z: -0.030578888 },
  period: 7.6779,
  notes: 'mu is -1.5*m of the dysts catalogue with m = -0.0026667.',
  source: 'S. Bouali, Int. J. Bifurc. Chaos 9, 745-756 (1999)',
})
