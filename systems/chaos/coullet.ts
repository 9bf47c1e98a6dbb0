import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * A jerk equation (x, velocity y, acceleration z) with one cubic term, at parameters where it is a forced oscillator
 * close to conservative.
 */
export const coullet: OdeSystem = defineOde({
  name: 'Coullet',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { a: -0.8, b: 1.1, c: 0.45, d: -1 },
  equations: {
    x: 'y',
    y: 'z',
    z: '-a*x - b*y - c*z + d*x^3',
  },
  initialState: { x: 0.34539837958549907, y: 0.4284701181998099, z: 0.086983698175975 },
  period: 5.7663,
  notes: 'The Arneodo–Coullet–Tresser system at other parameters.',
  source: 'P. Coullet, C. Tresser, A. Arneodo, Phys. Lett. A 72, 268-270 (1979)',
})
