import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** A Lorenz-like flow with exp(x y) for the product x y in the third equation; two wings. */
export const yuWang: OdeSystem = defineOde({
  name: 'Yu–Wang',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { a: 10, b: 40, c: 2, d: 2.5 },
  equations: {
    x: 'a*(y - x)',
    y: 'b*x - c*x*z',
    z: 'exp(x*y) - d*z',
  },
  initialState: { x: -0.21422356, y: -0.17935495, z: 14.105516 },
  period: 1.3366,
  source: 'F. Yu, C. Wang, Eng. Technol. Appl. Sci. Res. 2, 209-215 (2012)',
})
