import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** A four-variable system with two large positive Lyapunov exponents and a fast, broad-band signal. */
export const hyperQi: OdeSystem = defineOde({
  name: 'Qi hyperchaos',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { a: 50, b: 24, c: 13, d: 8, e: 33, f: 30 },
  equations: {
    x: 'a*(y - x) + y*z',
    y: 'b*(x + y) - x*z',
    z: '-c*z - e*w + x*y',
    w: '-d*w + f*z + x*y',
  },
  initialState: { x: 11.250900857894639, y: -3.647077762541555, z: 50.16987924937642, w: -168.2485185683687 },
  period: 0.06186038560173437,
  source: 'G. Qi, M. A. van Wyk, B. J. van Wyk, G. Chen, Phys. Lett. A 372, 124-136 (2008)',
})
