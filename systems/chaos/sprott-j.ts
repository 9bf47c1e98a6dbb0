import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** Case J of Sprott's nineteen algebraically simplest chaotic flows: six terms, one of them quadratic. */
export const sprottJ: OdeSystem = defineOde({
  name: 'Sprott J',
  domain: 'chaos',
  units: 'dimensionless',
  equations: {
    x: '2*z',
    y: '-2*y + z',
    z: '-x + y + y^2',
  },
  initialState: { x: 4.4786928, y: 2.2977432, z: 6.5847115 },
  period: 4.836,
  source: 'J. C. Sprott, Phys. Rev. E 50, R647-R650 (1994), case J of table I',
})
