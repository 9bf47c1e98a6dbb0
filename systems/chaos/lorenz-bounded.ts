import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * The Lorenz 63 system with its velocity multiplied by 1 - |state|²/r², so that the sphere of radius r is at rest
 * and no trajectory that starts inside can leave it.
 */
export const lorenzBounded: OdeSystem = defineOde({
  name: 'Bounded Lorenz',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { sigma: 10, rho: 28, beta: 2.667, r: 64 },
  equations: {
    x: 'sigma*(y - x)*(1 - (x^2 + y^2 + z^2)/r^2)',
    y: '(x*(rho - z) - y)*(1 - (x^2 + y^2 + z^2)/r^2)',
    z: '(x*y - beta*z)*(1 - (x^2 + y^2 + z^2)/r^2)',
  },
  initialState: { x: -13.284881, y: -12.444334, z: 34.188198 },
  period: 1.3716,
  notes: 'beta is 8/3 rounded to 2.667, as in the dysts catalogue.',
  source: 'J. C. Sprott, A. Xiong, Chaos 25, 083101 (2015)',
})
