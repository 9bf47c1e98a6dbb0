import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** Case O of Sprott's nineteen algebraically simplest chaotic flows: six terms, one of them quadratic. */
export const sprottO: OdeSystem = defineOde({
  name: 'Sprott O',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { a: 2.7 },
  equations: {
    x: 'y',
    y: 'x - z',
    z: 'x + x*z + a*y',
  },
  initialState: { x: 0.20549455, y: 0.022792985, z: 0.93636949 },
  period: 9.755,
  source: 'J. C. Sprott, Phys. Rev. E 50, R647-R650 (1994), case O of table I',
})
