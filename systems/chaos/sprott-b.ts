import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * Case B of Sprott's nineteen algebraically simplest chaotic flows: five terms, two of them quadratic. Mirrored by
 * (x, y) to (-x, -y), like the Lorenz system.
 */
export const sprottB: OdeSystem = defineOde({
  name: 'Sprott B',
  domain: 'chaos',
  units: 'dimensionless',
  equations: {
    x: 'y*z',
    y: 'x - y',
    z: '1 - x*y',
  },
  initialState: { x: 1.6878282, y: 1.4848132, z: -0.53706628 },
  period: 11.05,
  source: 'J. C. Sprott, Phys. Rev. E 50, R647-R650 (1994), case B of table I',
})
