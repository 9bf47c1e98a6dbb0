import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** Case L of Sprott's nineteen algebraically simplest chaotic flows: six terms, one of them quadratic. */
export const sprottL: OdeSystem = defineOde({
  name: 'Sprott L',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { a: 0.9, b: 3.9 },
  equations: {
    x: 'y + b*z',
    y: 'a*x^2 - y',
    z: '1 - x',
  },
  initialState: { x: 4.3611557, y: 13.705573, z: -2.6835659 },
  period: 6.7262,
  source: 'J. C. Sprott, Phys. Rev. E 50, R647-R650 (1994), case L of table I',
})
