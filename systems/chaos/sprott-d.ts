import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** Case D of Sprott's nineteen algebraically simplest chaotic flows: five terms, two of them quadratic. */
export const sprottD: OdeSystem = defineOde({
  name: 'Sprott D',
  domain: 'chaos',
  units: 'dimensionless',
  equations: {
    x: '-y',
    y: 'x + z',
    z: 'x*z + 3*y^2',
  },
  initialState: { x: -1.3396906, y: -0.21238338, z: 0.32982163 },
  period: 4.8333,
  source: 'J. C. Sprott, Phys. Rev. E 50, R647-R650 (1994), case D of table I',
})
