import { defineDde } from '../../src/system/define-later.ts'
import type { DdeSystem } from '../../src/system/system.ts'

/** An integrator with delayed feedback that saturates: one scroll around each of two levels. */
export const scrollDelay: DdeSystem = defineDde({
  name: 'Scroll delay circuit',
  domain: 'electronics',
  units: 'dimensionless',
  parameters: { alpha: 0.2, beta: 0.2, tau: 10 },
  equations: { x: 'beta*tanh(10*x(t - tau)) - alpha*x(t - tau)' },
  initialState: { x: 0.5 },
  period: 22.7,
  notes:
    'The levels are beta/alpha and its negative, to eight digits at the default parameters, and stable up to tau = ' +
    'pi/(2 alpha).',
  source: 'R. D. Driver, Ordinary and Delay Differential Equations (1977), according to the dysts catalogue',
})
