import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** Case F of Sprott's nineteen algebraically simplest chaotic flows: six terms, one of them quadratic. */
export const sprottF: OdeSystem = defineOde({
  name: 'Sprott F',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { a: 0.5 },
  equations: {
    x: 'y + z',
    y: '-x + a*y',
    z: 'x^2 - z',
  },
  initialState: { x: -0.98941275, y: -1.4191706, z: 0.85797204 },
  period: 19.244,
  source: 'J. C. Sprott, Phys. Rev. E 50, R647-R650 (1994), case F of table I',
})
