import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** Case G of Sprott's nineteen algebraically simplest chaotic flows: six terms, one of them quadratic. */
export const sprottG: OdeSystem = defineOde({
  name: 'Sprott G',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { a: 0.4 },
  equations: {
    x: 'a*x + z',
    y: 'x*z - y',
    z: '-x + y',
  },
  initialState: { x: -0.77182478, y: -0.74756595, z: 1.3073285 },
  period: 8.7097,
  source: 'J. C. Sprott, Phys. Rev. E 50, R647-R650 (1994), case G of table I',
})
