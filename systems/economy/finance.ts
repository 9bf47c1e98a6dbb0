import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * A model of interest rate x, investment demand y and prices z, as deviations; a is saving, b the cost of investment
 * and c the elasticity of demand.
 */
export const finance: OdeSystem = defineOde({
  name: 'Finance',
  domain: 'economy',
  units: 'dimensionless',
  parameters: { a: 0.001, b: 0.2, c: 1.1 },
  equations: {
    x: '(1/b - a)*x + z + x*y',
    y: '-b*y - x^2',
    z: '-x - c*z',
  },
  initialState: { x: -0.51664739, y: -3.9568707, z: 0.0012893581 },
  period: 9.8932,
  notes: 'y is counted from 1/b.',
  source:
    'J. Ma, Y. Chen, Appl. Math. Mech. 22, 1240-1251 (2001); G. Cai, J. Huang, Int. J. Nonlinear Sci. 3, 213-220 ' +
    '(2007)',
})
