import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** A system like that of Lorenz, but not equivalent to it, found by adding feedback that creates chaos. */
export const chen: OdeSystem = defineOde({
  name: 'Chen',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { a: 35, b: 3, c: 28 },
  equations: {
    x: 'a*(y - x)',
    y: '(c - a)*x - x*z + c*y',
    z: 'x*y - b*z',
  },
  initialState: { x: 3.2689697, y: 5.2990458, z: 19.435349 },
  period: 0.58689,
  source: 'G. Chen, T. Ueta, Int. J. Bifurc. Chaos 9, 1465-1466 (1999)',
})
