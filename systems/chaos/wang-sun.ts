import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** A quadratic flow with a four-wing attractor. */
export const wangSun: OdeSystem = defineOde({
  name: 'Wang–Sun',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { a: 0.2, b: -0.01, c: 1, d: -0.4, e: -1, f: -1 },
  equations: {
    x: 'a*x + c*y*z',
    y: 'b*x + d*y - x*z',
    z: 'e*z + f*x*y',
  },
  initialState: { x: -0.54770787, y: 0.73876479, z: -0.0049284531 },
  period: 26.958,
  source: 'Z. Wang, Y. Sun, B. J. van Wyk, G. Qi, M. A. van Wyk, Braz. J. Phys. 39, 547-553 (2009)',
})
