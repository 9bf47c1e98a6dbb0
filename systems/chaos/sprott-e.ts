import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** Case E of Sprott's nineteen algebraically simplest chaotic flows: five terms, two of them quadratic. */
export const sprottE: OdeSystem = defineOde({
  name: 'Sprott E',
  domain: 'chaos',
  units: 'dimensionless',
  equations: {
    x: 'y*z',
    y: 'x^2 - y',
    z: '1 - 4*x',
  },
  initialState: { x: 0.6173759, y: 0.66599285, z: -1.6575023 },
  period: 7.6275,
  source: 'J. C. Sprott, Phys. Rev. E 50, R647-R650 (1994), case E of table I',
})
