import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * Case C of Sprott's nineteen algebraically simplest chaotic flows: five terms, two of them quadratic. Mirrored by
 * (x, y) to (-x, -y), like the Lorenz system.
 */
export const sprottC: OdeSystem = defineOde({
  name: 'Sprott C',
  domain: 'chaos',
  units: 'dimensionless',
  equations: {
    x: 'y*z',
    y: 'x - y',
    z: '1 - x^2',
  },
  initialState: { x: -0.47199823, y: -0.27198066, z: 1.9418244 },
  period: 8.8852,
  source: 'J. C. Sprott, Phys. Rev. E 50, R647-R650 (1994), case C of table I',
})
