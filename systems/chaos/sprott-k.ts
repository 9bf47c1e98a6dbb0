import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** Case K of Sprott's nineteen algebraically simplest chaotic flows: six terms, one of them quadratic. */
export const sprottK: OdeSystem = defineOde({
  name: 'Sprott K',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { a: 0.3 },
  equations: {
    x: 'x*y - z',
    y: 'x - y',
    z: 'x + a*z',
  },
  initialState: { x: -1.3165015, y: -1.5429951, z: 0.664053 },
  period: 7.006,
  source: 'J. C. Sprott, Phys. Rev. E 50, R647-R650 (1994), case K of table I',
})
