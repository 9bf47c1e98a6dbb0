import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

const investment = '(sigma*mu + gamma*(sigma*mu/delta - capital) + atan(output - mu))'

/**
 * Business cycle of output and capital: investment rises steeply with output near its normal level mu and falls with the
 * capital that exists, savings are the share sigma of output.
 */
export const kaldor: OdeSystem = defineOde({
  name: 'Kaldor model',
  domain: 'economy',
  units: 'dimensionless',
  parameters: { alpha: 3, sigma: 0.4, gamma: 0.6, delta: 0.2, mu: 10 },
  equations: {
    output: `alpha*(${investment} - sigma*output)`,
    capital: `${investment} - delta*capital`,
  },
  initialState: { output: 10.5, capital: 20 },
  period: 8.8734,
  notes:
    'The equilibrium (mu, sigma mu/delta) loses its stability to a cycle at alpha = (gamma + delta)/(1 - sigma), ' +
    'which is 4/3 at the default parameters.',
  source:
    'N. Kaldor, Economic Journal 50, 78-92 (1940); G. I. Bischi, R. Dieci, G. Rodano, E. Saltari, J. Evol. Econ. ' +
    '11, 527-554 (2001)',
})
