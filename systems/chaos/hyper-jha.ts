import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** The Lorenz system with a fourth variable fed back into it; hyperchaotic, that is, it stretches in two directions. */
export const hyperJha: OdeSystem = defineOde({
  name: 'Jia hyperchaos',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { a: 10, b: 28, c: 2.667, d: 1.3 },
  equations: {
    x: 'a*(y - x) + w',
    y: '-x*z + b*x - y',
    z: 'x*y - c*z',
    w: '-x*z + d*w',
  },
  initialState: { x: 13.76544888070825, y: 20.203791990082554, z: 32.08179795423583, w: -51.189321449994914 },
  period: 0.8564467295817622,
  notes:
    'Listed as HyperJha in the dysts catalogue, after J. Meier, Presentation of Attractors with Cinema (2003). It ' +
    'differs from the hyperchaotic Lorenz system there in the value of d only.',
  source: 'Q. Jia, Phys. Lett. A 366, 217-222 (2007)',
})
