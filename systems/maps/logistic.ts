import { defineMap } from '../../src/system/define-later.ts'
import type { MapSystem } from '../../src/system/system.ts'

/** Population with growth limited by crowding, x as a fraction of its maximum; chaotic at the default parameter. */
export const logistic: MapSystem = defineMap({
  name: 'logistic map',
  domain: 'maps',
  units: 'dimensionless',
  parameters: { r: 3.9 },
  equations: {
    x: 'r*x*(1 - x)',
  },
  initialState: { x: 0.51 },
  lyapunovExponent: 0.4959,
  notes:
    'Stays in [0, 1] for 0 <= r <= 4. Period doublings at r = 3, 1 + sqrt(6), 3.5441, 3.5644, …; chaos from r = ' +
    '3.56995; at r = 4 the exponent is ln 2.',
  source: 'R. M. May, Nature 261, 459-467 (1976)',
})
