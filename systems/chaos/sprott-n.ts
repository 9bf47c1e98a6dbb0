import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** Case N of Sprott's nineteen algebraically simplest chaotic flows: six terms, one of them quadratic. */
export const sprottN: OdeSystem = defineOde({
  name: 'Sprott N',
  domain: 'chaos',
  units: 'dimensionless',
  equations: {
    x: '-2*y',
    y: 'x + z^2',
    z: '1 + y - 2*z',
  },
  initialState: { x: -8.3258705, y: 7.3033716, z: 3.2798909 },
  period: 4.8135,
  source: 'J. C. Sprott, Phys. Rev. E 50, R647-R650 (1994), case N of table I',
})
