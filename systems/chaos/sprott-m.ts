import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** Case M of Sprott's nineteen algebraically simplest chaotic flows: six terms, one of them quadratic. */
export const sprottM: OdeSystem = defineOde({
  name: 'Sprott M',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { a: 1.7 },
  equations: {
    x: '-z',
    y: '-x^2 - y',
    z: 'a + a*x + y',
  },
  initialState: { x: 1.6024402, y: -1.5983203, z: -2.6236374 },
  period: 5.3644,
  source: 'J. C. Sprott, Phys. Rev. E 50, R647-R650 (1994), case M of table I',
})
