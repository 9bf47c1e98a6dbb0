import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * A chaotic Lorenz 63 system (x1, y1, z1) drives a second one (x2, y2, z2), which alone would come to rest, through
 * their difference in x.
 */
export const lorenzCoupled: OdeSystem = defineOde({
  name: 'Coupled Lorenz',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { sigma: 10, beta: 2.667, rho1: 35, rho2: 1.15, eps: 2.85 },
  equations: {
    x1: 'sigma*(y1 - x1)',
    y1: 'x1*(rho1 - z1) - y1',
    z1: 'x1*y1 - beta*z1',
    x2: 'sigma*(y2 - x2) + eps*(x1 - x2)',
    y2: 'x2*(rho2 - z2) - y2',
    z2: 'x2*y2 - beta*z2',
  },
  initialState: { x1: 7.0921483, y1: 10.117408, z1: 25.708428, x2: 2.1689893, y2: 0.96121877, z2: 0.89550187 },
  period: 1.6207,
  notes: 'beta is 8/3 rounded to 2.667, as in the dysts catalogue.',
  source: 'E. N. Lorenz, J. Atmos. Sci. 20, 130-141 (1963); coupling as in the dysts catalogue',
})
