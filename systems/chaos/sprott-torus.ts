import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * A quadratic flow in which a strange attractor and invariant tori share the space; the initial state decides
 * between them.
 */
export const sprottTorus: OdeSystem = defineOde({
  name: 'Sprott torus',
  domain: 'chaos',
  units: 'dimensionless',
  equations: {
    x: 'y + 2*x*y + x*z',
    y: '1 - 2*x^2 + y*z',
    z: 'x - x^2 - y^2',
  },
  initialState: { x: 0.6883476, y: -0.18017646, z: 0.58539724 },
  period: 13.607,
  source: 'J. C. Sprott, Phys. Lett. A 378, 1361-1363 (2014)',
})
