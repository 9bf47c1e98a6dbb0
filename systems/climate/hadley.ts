import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * The smallest model of the general circulation of the atmosphere: a westerly current x, driven by the contrast f
 * between equator and pole, and two phases y, z of large waves that feed on it.
 */
export const hadley: OdeSystem = defineOde({
  name: 'Hadley circulation',
  domain: 'climate',
  units: 'dimensionless',
  parameters: { a: 0.2, b: 4, f: 9, g: 1 },
  equations: {
    x: '-y^2 - z^2 - a*x + a*f',
    y: 'x*y - b*x*z - y + g',
    z: 'b*x*y + x*z - z',
  },
  initialState: { x: 1.3664423, y: 0.9309146, z: 0.64283417 },
  period: 1.4541,
  notes: 'The equations are those of Lorenz 84, with a = 0.2 instead of 1/4 and f = 9 instead of 8.',
  source: 'E. N. Lorenz, Tellus A 36, 98-110 (1984); G. Hadley, Phil. Trans. R. Soc. 39, 58-62 (1735)',
})
