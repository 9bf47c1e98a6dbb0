import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * A three-variable system of the Lorenz kind with a fourth variable that integrates -x; hyperchaotic, that is, it
 * stretches in two directions.
 */
export const hyperCai: OdeSystem = defineOde({
  name: 'Cai hyperchaos',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { a: 27.5, b: 3, c: 19.3, d: 2.9, e: 3.3 },
  equations: {
    x: 'a*(y - x)',
    y: 'b*x + c*y - x*z + w',
    z: 'y^2 - d*z',
    w: '-e*x',
  },
  initialState: { x: -10.691273602120157, y: -15.541159376570342, z: 18.388272900250726, w: -14.904493939514888 },
  period: 0.6113936187028436,
  notes: 'The source is that of the dysts catalogue; the finance model of this name has other equations.',
  source: 'G. Cai, J. Huang, Int. J. Nonlinear Sci. 3, 213-220 (2007)',
})
