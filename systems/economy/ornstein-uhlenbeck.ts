import { defineSde } from '../../src/system/define-later.ts'
import type { SdeSystem } from '../../src/system/system.ts'

/**
 * A noisy quantity that is pulled back to its mean theta at rate kappa; as the interest rate r, Vasicek's model. It may turn
 * negative.
 */
export const ornsteinUhlenbeck: SdeSystem = defineSde({
  name: 'Ornstein–Uhlenbeck process',
  domain: 'economy',
  units: { r: '1/yr', time: 'yr' },
  parameters: { kappa: 0.5, theta: 0.05, sigma: 0.02 },
  equations: { r: 'kappa*(theta - r)' },
  noise: { r: 'sigma' },
  initialState: { r: 0.05 },
  notes:
    'Gaussian, with mean theta + (r(0) - theta) exp(-kappa t) and variance sigma²/(2 kappa) (1 - exp(-2 kappa t)). In ' +
    'the end, values a time s apart have the correlation exp(-kappa s).',
  source:
    'G. E. Uhlenbeck, L. S. Ornstein, Phys. Rev. 36, 823-841 (1930); O. Vasicek, J. Financ. Econ. 5, 177-188 (1977)',
})
