import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** Case H of Sprott's nineteen algebraically simplest chaotic flows: six terms, one of them quadratic. */
export const sprottH: OdeSystem = defineOde({
  name: 'Sprott H',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { a: 0.5 },
  equations: {
    x: '-y + z^2',
    y: 'x + a*y',
    z: 'x - z',
  },
  initialState: { x: -1.360042, y: 0.62585352, z: -1.2788196 },
  period: 20.229,
  source: 'J. C. Sprott, Phys. Rev. E 50, R647-R650 (1994), case H of table I',
})
