import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** The Lü system with a fourth variable fed back into it; hyperchaotic, that is, it stretches in two directions. */
export const hyperLu: OdeSystem = defineOde({
  name: 'Hyperchaotic Lü',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { a: 36, b: 3, c: 20, d: 1.3 },
  equations: {
    x: 'a*(y - x) + w',
    y: '-x*z + c*y',
    z: 'x*y - b*z',
    w: 'd*w + x*z',
  },
  initialState: { x: 8.11348619, y: 10.55664382, z: 18.44590719, w: -28.38151717 },
  period: 0.7162856981996777,
  source: 'A. Chen, J. Lu, J. Lü, S. Yu, Physica A 364, 103-110 (2006)',
})
