import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** Case P of Sprott's nineteen algebraically simplest chaotic flows: six terms, one of them quadratic. */
export const sprottP: OdeSystem = defineOde({
  name: 'Sprott P',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { a: 2.7 },
  equations: {
    x: 'a*y + z',
    y: '-x + y^2',
    z: 'x + y',
  },
  initialState: { x: 0.83420675, y: 0.14915817, z: 0.44028635 },
  period: 5.3414,
  source: 'J. C. Sprott, Phys. Rev. E 50, R647-R650 (1994), case P of table I',
})
