import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

const profit = '(1 - wageShare - r*debt)'
const investment = `(k0 + k1*exp(k2*${profit}))`

/**
 * Goodwin's growth cycle with banks: firms borrow to invest more than they earn. From some starts the economy settles, from
 * others debt grows without bound and employment collapses.
 */
export const keen: OdeSystem = defineOde({
  name: 'Keen model',
  domain: 'economy',
  units: { wageShare: '1', employment: '1', debt: 'yr', time: 'yr' },
  parameters: {
    ...{ alpha: 0.025, beta: 0.02, delta: 0.01, nu: 3, r: 0.03 },
    ...{ f0: 0.04 / (1 - 0.04 ** 2), f1: 0.04 ** 3 / (1 - 0.04 ** 2), k0: -0.0065, k1: Math.exp(-5), k2: 20 },
  },
  equations: {
    wageShare: 'wageShare*(f1/(1 - employment)^2 - f0 - alpha)',
    employment: `employment*(${investment}/nu - alpha - beta - delta)`,
    debt: `${investment} - ${profit} - debt*(${investment}/nu - delta)`,
  },
  initialState: { wageShare: 0.75, employment: 0.9, debt: 0.1 },
  period: 3.26,
  notes:
    'debt is in years of output; employment must stay below 1. The good equilibrium is at wage share 0.8361, ' +
    'employment 0.9686, debt 0.0702; a bad one, with infinite debt and no employment, is stable as well.',
  source:
    'S. Keen, J. Post Keynesian Economics 17, 607-635 (1995); M. R. Grasselli, B. Costa Lima, Math. Finan. Econ. ' +
    '6, 191-210 (2012)',
})
