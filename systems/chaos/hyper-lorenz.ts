import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** The Lorenz system with a fourth variable fed back into it; hyperchaotic, that is, it stretches in two directions. */
export const hyperLorenz: OdeSystem = defineOde({
  name: 'Hyperchaotic Lorenz',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { a: 10, b: 2.667, c: 28, d: 1.1 },
  equations: {
    x: 'a*(y - x) + w',
    y: '-x*z + c*x - y',
    z: 'x*y - b*z',
    w: 'd*w - x*z',
  },
  initialState: { x: -9.186073735061425, y: -0.6744570634419695, z: 16.440536886214517, w: -145.0243848950473 },
  period: 1.277546730110058,
  source: 'Q. Jia, Phys. Lett. A 366, 217-222 (2007); J. Meier, Presentation of Attractors with Cinema (2003)',
})
