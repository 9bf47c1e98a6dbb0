import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * A particle carried by the ABC flow, a steady, spatially periodic exact solution of the Euler equations in three
 * dimensions whose stream lines are partly chaotic.
 */
export const arnoldBeltramiChildress: OdeSystem = defineOde({
  name: 'Arnold–Beltrami–Childress flow',
  domain: 'fluids',
  units: 'dimensionless',
  parameters: { a: Math.sqrt(3), b: Math.SQRT2, c: 1 },
  equations: {
    x: 'a*sin(z) + c*cos(y)',
    y: 'b*sin(x) + a*cos(z)',
    z: 'c*sin(y) + b*cos(x)',
  },
  initialState: { x: -2.88379, y: 2.77007, z: -0.20813 },
  period: 2.8508,
  notes:
    'Positions have period 2π: the start is the one of the dysts catalogue, (147.91266, -1762.805, -647.37622), ' +
    'modulo 2π. The flow keeps volume, so other starts may lie on regular stream lines.',
  source: 'V. I. Arnold, J. Appl. Math. Mech. 30, 223-226 (1966); T. Dombre et al., J. Fluid Mech. 167, 353-391 (1986)',
})
