import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** Case Q of Sprott's nineteen algebraically simplest chaotic flows: six terms, one of them quadratic. */
export const sprottQ: OdeSystem = defineOde({
  name: 'Sprott Q',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { a: 3.1, b: 0.5 },
  equations: {
    x: '-z',
    y: 'x - y',
    z: 'a*x + y^2 + b*z',
  },
  initialState: { x: 2.978102, y: -0.065260683, z: -2.8031286 },
  period: 4.8443,
  source: 'J. C. Sprott, Phys. Rev. E 50, R647-R650 (1994), case Q of table I',
})
