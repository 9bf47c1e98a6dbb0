import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * The Liu system (of the Lorenz kind, with x^2 in the third equation) with a fourth variable that integrates -x;
 * hyperchaotic, that is, it stretches in two directions.
 */
export const hyperWang: OdeSystem = defineOde({
  name: 'Wang hyperchaos',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { a: 10, b: 40, c: 2.5, d: 10.6, e: 4 },
  equations: {
    x: 'a*(y - x)',
    y: '-x*z + b*x + w',
    z: '-c*z + e*x^2',
    w: '-d*x',
  },
  initialState: { x: 0.16824907, y: 0.16854103, z: 37.04033781, w: -15.29027381 },
  period: 0.6481520567576332,
  notes:
    'The dysts catalogue cites Z. Wang et al., Braz. J. Phys. 39, 547-553 (2009), on another, four-wing attractor.',
  source: 'F.-Q. Wang, C.-X. Liu, Chin. Phys. 15, 963-968 (2006)',
})
