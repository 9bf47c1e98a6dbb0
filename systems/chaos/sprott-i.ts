import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** Case I of Sprott's nineteen algebraically simplest chaotic flows: six terms, one of them quadratic. */
export const sprottI: OdeSystem = defineOde({
  name: 'Sprott I',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { a: 0.2 },
  equations: {
    x: '-a*y',
    y: 'x + z',
    z: 'x + y^2 - z',
  },
  initialState: { x: -0.060099389, y: -0.49558355, z: 0.023159035 },
  period: 10.93,
  source: 'J. C. Sprott, Phys. Rev. E 50, R647-R650 (1994), case I of table I',
})
