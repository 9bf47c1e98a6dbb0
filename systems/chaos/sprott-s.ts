import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** Case S of Sprott's nineteen algebraically simplest chaotic flows: six terms, one of them quadratic. */
export const sprottS: OdeSystem = defineOde({
  name: 'Sprott S',
  domain: 'chaos',
  units: 'dimensionless',
  equations: {
    x: '-x - 4*y',
    y: 'x + z^2',
    z: '1 + x',
  },
  initialState: { x: 0.12635702, y: 0.12260693, z: 1.2215429 },
  period: 3.3505,
  source: 'J. C. Sprott, Phys. Rev. E 50, R647-R650 (1994), case S of table I',
})
