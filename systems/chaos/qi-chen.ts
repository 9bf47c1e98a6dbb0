import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** A Lorenz-like flow with a quadratic term in every equation; two wings that merge from a pair of attractors. */
export const qiChen: OdeSystem = defineOde({
  name: 'Qi–Chen',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { a: 38, b: 2.666, c: 80 },
  equations: {
    x: 'a*(y - x) + y*z',
    y: 'c*x + y - x*z',
    z: 'x*y - b*z',
  },
  initialState: { x: 17.420882, y: 5.5459627, z: 78.89139 },
  period: 0.39179,
  notes:
    "b is 8/3 rounded to 2.666 and y enters y' with a plus sign, as in the dysts catalogue; the Qi system of " +
    'Physica A 352, 295-308 (2005) has minus.',
  source: 'G. Qi, G. Chen, M. A. van Wyk, B. J. van Wyk, Y. Zhang, Chaos Solitons Fractals 38, 705-721 (2008)',
})
