import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * Ocean and trade wind over the equatorial Pacific: x is the current, y half the difference (east minus west) and z
 * the mean of the surface temperatures at its ends, relative to the deep sea; p is the mean trade wind.
 */
export const vallisElNino: OdeSystem = defineOde({
  name: 'Vallis El Niño',
  domain: 'climate',
  units: 'dimensionless',
  parameters: { b: 102, c: 3, p: 0 },
  equations: {
    x: 'b*y - c*(x + p)',
    y: '-y + x*z',
    z: '-z - x*y + 1',
  },
  initialState: { x: -6.99286331487343, y: 0.023254276622294345, z: -0.1658177563067799 },
  period: 2.2087,
  source: 'G. K. Vallis, J. Geophys. Res. 93, 13979-13991 (1988)',
})
