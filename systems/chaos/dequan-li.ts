import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** A three-scroll attractor from a system of the Lorenz kind with further quadratic terms. */
export const dequanLi: OdeSystem = defineOde({
  name: 'Dequan Li',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { a: 40, c: 1.833, d: 0.16, eps: 0.65, f: 20, k: 55 },
  equations: {
    x: 'a*(y - x) + d*x*z',
    y: 'k*x + f*y - x*z',
    z: 'c*z + x*y - eps*x^2',
  },
  initialState: { x: -11.395722, y: -104.12614, z: 202.46173 },
  period: 0.083806,
  notes: 'The paper has c = 11/6.',
  source: 'D. Li, Phys. Lett. A 372, 387-393 (2008)',
})
