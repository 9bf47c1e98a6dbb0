import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** The Yu–Wang flow with cosh(x y) for exp(x y) in the third equation. */
export const yuWang2: OdeSystem = defineOde({
  name: 'Yu–Wang with cosh',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { a: 10, b: 30, c: 2, d: 2.5 },
  equations: {
    x: 'a*(y - x)',
    y: 'b*x - c*x*z',
    z: 'cosh(x*y) - d*z',
  },
  initialState: { x: 0.12581483, y: 1.2467348, z: 18.358568 },
  period: 0.39265,
  notes: 'The cited paper has exp(x y); cosh as in the dysts catalogue.',
  source: 'F. Yu, C. Wang, Eng. Technol. Appl. Sci. Res. 2, 209-215 (2012)',
})
