import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * A Lorenz-like flow with a quadratic term in every equation and a constant drive c; shows a four-scroll attractor
 * or a pair of separate ones.
 */
export const luChenCheng: OdeSystem = defineOde({
  name: 'Lü–Chen–Cheng',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { a: -10, b: -4, c: 18.1 },
  equations: {
    x: '-a*b/(a + b)*x - y*z + c',
    y: 'a*y + x*z',
    z: 'b*z + x*y',
  },
  initialState: { x: -5.5177615, y: 2.4990595, z: 10.461798 },
  period: 0.92333,
  source: 'J. Lü, G. Chen, D. Cheng, Int. J. Bifurcation Chaos 14, 1507-1537 (2004)',
})
