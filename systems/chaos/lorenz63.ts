import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** Lorenz's three-variable convection model; chaotic at the default parameters. All quantities dimensionless. */
export const lorenz63: OdeSystem = defineOde({
  name: 'Lorenz 63',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { sigma: 10, rho: 28, beta: 8 / 3 },
  equations: {
    x: 'sigma*(y - x)',
    y: 'x*(rho - z) - y',
    z: 'x*y - beta*z',
  },
  initialState: { x: 1, y: 1, z: 1 },
  lyapunovExponent: 0.9056,
  period: 0.7514,
  source: 'E. N. Lorenz, J. Atmos. Sci. 20, 130-141 (1963), eqs. 25-27',
})
