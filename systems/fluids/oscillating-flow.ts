import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * A particle carried by a row of convection rolls that swing sideways with amplitude b; it escapes from its roll
 * chaotically, between islands of regular motion. x runs along the row, y upward.
 */
export const oscillatingFlow: OdeSystem = defineOde({
  name: 'Oscillating convection rolls',
  domain: 'fluids',
  units: 'dimensionless',
  parameters: { u: 0.72, k: 1, b: 0.48, omega: 0.49 },
  equations: {
    x: 'u*cos(k*y)*sin(k*(x + b*sin(omega*t)))',
    y: '-u*sin(k*y)*cos(k*(x + b*sin(omega*t)))',
  },
  initialState: { x: 4.564043711, y: 0.6391200568 },
  period: 23.857,
  notes:
    'x grows without bound; the pattern repeats every 2π/k. The start continues that of the dysts catalogue, ' +
    '(3.14159265, 1.04719755) at phase 0.4, to phase 2π.',
  source: 'T. H. Solomon, J. P. Gollub, Phys. Rev. A 38, 6280-6286 (1988)',
})
