import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * The Lü system with a fourth variable that integrates -(x + y); hyperchaotic, that is, it stretches in two
 * directions.
 */
export const hyperPang: OdeSystem = defineOde({
  name: 'Pang hyperchaos',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { a: 36, b: 3, c: 20, d: 2 },
  equations: {
    x: 'a*(y - x)',
    y: '-x*z + c*y + w',
    z: 'x*y - b*z',
    w: '-d*(x + y)',
  },
  initialState: { x: 8.40863585, y: 4.67210241, z: 27.91032548, w: -1.26300886 },
  period: 0.8439374360017028,
  source: 'S. Pang, Y. Liu, J. Comput. Appl. Math. 235, 2775-2789 (2011)',
})
