import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** Case R of Sprott's nineteen algebraically simplest chaotic flows: six terms, one of them quadratic. */
export const sprottR: OdeSystem = defineOde({
  name: 'Sprott R',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { a: 0.9, b: 0.4 },
  equations: {
    x: 'a - y',
    y: 'b + z',
    z: 'x*y - z',
  },
  initialState: { x: -1.6914909, y: -1.9783678, z: 1.9807775 },
  period: 7.0133,
  source: 'J. C. Sprott, Phys. Rev. E 50, R647-R650 (1994), case R of table I',
})
