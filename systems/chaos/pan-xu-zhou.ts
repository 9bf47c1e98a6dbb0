import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** A Lorenz-like flow whose second equation lacks the damping term; two wings. */
export const panXuZhou: OdeSystem = defineOde({
  name: 'Pan–Xu–Zhou',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { a: 10, b: 16, c: -2.6667 },
  equations: {
    x: 'a*(y - x)',
    y: 'b*x - x*z',
    z: 'c*z + x*y',
  },
  initialState: { x: -3.03805747, y: -1.98052429, z: 14.65665869 },
  period: 1.7829,
  notes: 'c is -8/3 rounded to -2.6667, as in the dysts catalogue.',
  source: 'W. Zhou, Y. Xu, H. Lu, L. Pan, Phys. Lett. A 372, 5773-5777 (2008)',
})
