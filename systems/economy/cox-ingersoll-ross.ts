import { defineSde } from '../../src/system/define-later.ts'
import type { SdeSystem } from '../../src/system/system.ts'

/** An interest rate r that is pulled back to theta at rate kappa, with noise that vanishes at 0: it never turns negative. */
export const coxIngersollRoss: SdeSystem = defineSde({
  name: 'Cox–Ingersoll–Ross model',
  domain: 'economy',
  units: { r: '1/yr', time: 'yr' },
  parameters: { kappa: 0.5, theta: 0.05, sigma: 0.1 },
  equations: { r: 'kappa*(theta - r)' },
  noise: { r: 'sigma*sqrt(r)' },
  initialState: { r: 0.05 },
  notes:
    'r stays positive under Feller’s condition, 2 kappa theta >= sigma²; else it touches 0 again and again. The steps ' +
    'of a numerical method can still lead below 0, where the root ends the run; shorter ones help. In the end, r is ' +
    'gamma distributed with mean theta and variance theta sigma²/(2 kappa).',
  source: 'J. C. Cox, J. E. Ingersoll, S. A. Ross, Econometrica 53, 385-407 (1985)',
})
