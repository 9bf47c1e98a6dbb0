import { defineDde } from '../../src/system/define-later.ts'
import type { DdeSystem } from '../../src/system/system.ts'

/** An integrator with delayed feedback through a characteristic of the shape of an N, which is smoothed to a cubic. */
export const piecewiseCircuit: DdeSystem = defineDde({
  name: 'Piecewise delay circuit',
  domain: 'electronics',
  units: 'dimensionless',
  parameters: { alpha: 1, beta: 1, c: 2.24, tau: 4.9 },
  equations: { x: 'beta*(3*x(t - tau)/c - (x(t - tau)/c)^3) - alpha*x(t - tau)' },
  initialState: { x: 0.5 },
  period: 11.2,
  notes:
    'Both terms look back, as in the dysts catalogue. The equilibria c sqrt(3 - alpha c/beta) and its negative are ' +
    'stable up to tau = pi/(4 (3 beta/c - alpha)), which is 2.315 at the default parameters. From a ' +
    'constant past of 2.9 on, x grows without bound.',
  source: 'A. Tamaševičius, G. Mykolaitis, S. Bumelienė, Electron. Lett. 42, 736-737 (2006)',
})
