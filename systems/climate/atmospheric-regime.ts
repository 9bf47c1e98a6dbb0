import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * A slow zonal mode x and a fast wave (y, z), coupled by a quadratic term that conserves energy: a model of
 * transitions between regimes of the atmosphere.
 */
export const atmosphericRegime: OdeSystem = defineOde({
  name: 'Atmospheric regime model',
  domain: 'climate',
  units: 'dimensionless',
  parameters: { alpha: -2, beta: -5, mu1: 0.05, mu2: -0.01, omega: 3, sigma: 1.1 },
  equations: {
    x: 'mu1*x + sigma*x*y',
    y: 'mu2*y + omega*z + (alpha*y + beta*z)*z - sigma*x^2',
    z: 'mu2*z - omega*y - (alpha*y + beta*z)*y',
  },
  initialState: { x: 0.026544189906947246, y: 0.20580772677536016, z: 0.43758119702219506 },
  period: 89.59496756697331,
  source: 'J. M. Tuwankotta, Int. J. Non-Linear Mech. 41, 180-191 (2006)',
})
