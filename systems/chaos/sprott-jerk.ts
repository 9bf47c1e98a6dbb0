import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * The simplest dissipative chaotic flow with a quadratic term: x''' + mu x'' - x'² + x = 0; y and z are the first
 * and second derivative of x.
 */
export const sprottJerk: OdeSystem = defineOde({
  name: 'Sprott jerk',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { mu: 2.017 },
  equations: {
    x: 'y',
    y: 'z',
    z: '-mu*z + y^2 - x',
  },
  initialState: { x: -0.54106056, y: 0.59383201, z: 0.45127217 },
  period: 11.921,
  notes:
    'Its basin of attraction is narrow: starts far from the attractor escape to infinity, and chaos needs mu ' +
    'between about 2.017 and 2.082.',
  source: 'J. C. Sprott, Phys. Lett. A 228, 271-274 (1997)',
})
