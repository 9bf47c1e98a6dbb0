import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** A quadratic flow proposed for a spherical attractor with three layers. */
export const zhouChen: OdeSystem = defineOde({
  name: 'Zhou–Chen',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { a: 2.97, b: 0.15, c: -3, d: 1, e: -8.78 },
  equations: {
    x: 'a*x + b*y + y*z',
    y: 'c*y - x*z + d*y*z',
    z: 'e*z - x*y',
  },
  initialState: { x: -0.60390203, y: 0.012111953, z: 0.00083277923 },
  period: 0.87518,
  source: 'T. Zhou, G. Chen, Int. J. Bifurcation Chaos 14, 1795-1799 (2004)',
})
