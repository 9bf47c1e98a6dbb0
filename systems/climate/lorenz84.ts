import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * The simplest model of the general circulation of the atmosphere: the westerly wind x exchanges energy with the
 * cosine and sine phases y, z of a chain of large eddies, under thermal forcing F (zonal) and G (between land and
 * sea).
 */
export const lorenz84: OdeSystem = defineOde({
  name: 'Lorenz 84',
  domain: 'climate',
  units: 'dimensionless',
  parameters: { a: 1.32, b: 7.91, F: 4.83, G: 4.194 },
  equations: {
    x: '-y^2 - z^2 - a*(x - F)',
    y: 'x*y - b*x*z - y + G',
    z: 'b*x*y + x*z - z',
  },
  initialState: { x: 1.926479236120359, y: -0.13402110197257552, z: -1.72146730664761 },
  period: 6.2586,
  notes:
    'Lorenz used a = 1/4, b = 4, F = 8, G = 1; the defaults are another chaotic set. One time unit stands for 5 days.',
  source: 'E. N. Lorenz, Tellus A 36, 98-110 (1984)',
})
