import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * Growth cycle as a struggle over income: the wage share plays the predator, the employment rate the prey. Closed orbits
 * around the balance.
 */
export const goodwin: OdeSystem = defineOde({
  name: 'Goodwin model',
  domain: 'economy',
  units: { wageShare: '1', employment: '1', time: 'yr' },
  parameters: { alpha: 0.02, beta: 0.01, sigma: 3, gamma: 0.5, rho: 0.6 },
  equations: {
    wageShare: 'wageShare*(rho*employment - gamma - alpha)',
    employment: 'employment*((1 - wageShare)/sigma - alpha - beta)',
  },
  initialState: { wageShare: 0.85, employment: 0.85 },
  invariants: {
    V: 'wageShare/sigma - (1/sigma - alpha - beta)*log(wageShare) + rho*employment - (gamma + alpha)*log(employment)',
  },
  period: 15.826,
  notes:
    'alpha and beta are the growth of productivity and labor, sigma the ratio of capital to output. Nothing keeps ' +
    'the shares below 1 on large orbits. Small cycles have angular frequency sqrt((gamma + alpha)(1/sigma - alpha ' +
    '- beta)).',
  source: 'R. M. Goodwin, A growth cycle, in C. H. Feinstein (ed.), Socialism, Capitalism and Economic Growth (1967)',
})
