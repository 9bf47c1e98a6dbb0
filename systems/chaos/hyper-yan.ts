import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * The Chen system with a fourth variable and further quadratic terms; hyperchaotic, that is, it stretches in two
 * directions.
 */
export const hyperYan: OdeSystem = defineOde({
  name: 'Yan hyperchaos',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { a: 37, b: 3, c: 26, d: 38 },
  equations: {
    x: 'a*(y - x)',
    y: '(c - a)*x - x*z + c*y',
    z: '-b*z + x*y - y*z + x*z - w',
    w: '-d*w + y*z - x*z',
  },
  initialState: { x: -6.576620730899293, y: -4.617145437320736, z: 17.796515255115004, w: 0.8072357311545831 },
  period: 0.9127028626966961,
  source: 'Z. Yan, Appl. Math. Comput. 168, 1239-1250 (2005); J. Meier, Presentation of Attractors with Cinema (2003)',
})
