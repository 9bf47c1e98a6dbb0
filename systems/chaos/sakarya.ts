import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** A quadratic flow whose four-wing attractor arises from two attractors that merge. */
export const sakarya: OdeSystem = defineOde({
  name: 'Sakarya',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { a: 0.4, b: 0.3 },
  equations: {
    x: '-x + y + y*z',
    y: '-x - y + a*x*z',
    z: 'z - b*x*y',
  },
  initialState: { x: -2.8976045, y: 3.8877978, z: 3.07465 },
  period: 4.9844,
  source: 'C. Li, İ. Pehlivan, J. C. Sprott, A. Akgul, IEICE Electron. Express 12, 20141116 (2015)',
})
