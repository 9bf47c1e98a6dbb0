import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * A fast rotation in x, y coupled to a slow variable z, near a bifurcation where a steady state and an oscillation are
 * born together.
 */
export const guckenheimerHolmes: OdeSystem = defineOde({
  name: 'Guckenheimer–Holmes',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { a: 0.4, b: 20.25, c: 3, d: 1.6, e: 1.7, f: 0.44 },
  equations: {
    x: 'a*x - b*y + c*x*z + d*z*(x^2 + y^2)',
    y: 'a*y + b*x + c*y*z',
    z: 'e - z^2 - f*(x^2 + y^2) - a*z^3',
  },
  initialState: { x: -0.55582369, y: 0.05181624, z: 0.37766104 },
  period: 0.3076923076923077,
  source:
    'J. Guckenheimer, P. Holmes, Nonlinear Oscillations, Dynamical Systems, and Bifurcations of Vector Fields, ' +
    'Springer (1983)',
})
