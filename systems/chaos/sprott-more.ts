import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * A flow with an attractor that nearly fills space: an oscillator x, y whose damping changes sign with z, which
 * counts the kinetic energy against exp(-x²).
 */
export const sprottMore: OdeSystem = defineOde({
  name: 'Sprott multifractal flow',
  domain: 'chaos',
  units: 'dimensionless',
  equations: {
    x: 'y',
    y: '-x - sign(z)*y',
    z: 'y^2 - exp(-x^2)',
  },
  initialState: { x: -1.3396906, y: -0.21238338, z: 0.32982163 },
  period: 6.621,
  notes:
    'The field jumps at z = 0, and trajectories cross it again and again: locate the crossings or expect small ' +
    'steps there.',
  source: 'J. C. Sprott, Chaos Theory Appl. 2, 49-51 (2020)',
})
