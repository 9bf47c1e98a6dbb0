import { defineSde } from '../../src/system/define-later.ts'
import type { SdeSystem } from '../../src/system/system.ts'

/**
 * A price S whose variance v is random itself: the model of Cox, Ingersoll and Ross with volatility xi, driven by noise that
 * has the correlation rho with that of the price.
 */
export const heston: SdeSystem = defineSde({
  name: 'Heston model',
  domain: 'economy',
  units: { S: 'USD', v: '1/yr', time: 'yr' },
  parameters: { mu: 0.05, kappa: 2, theta: 0.04, xi: 0.3, rho: -0.7 },
  equations: { S: 'mu*S', v: 'kappa*(theta - v)' },
  noise: [{ S: 'sqrt(v)*S', v: 'rho*xi*sqrt(v)' }, { v: 'sqrt(1 - rho^2)*xi*sqrt(v)' }],
  initialState: { S: 100, v: 0.04 },
  notes:
    'v stays positive under Feller’s condition, 2 kappa theta >= xi²; the steps of a numerical method can still lead ' +
    'below 0, where the root ends the run. The noises do not commute: eulerMaruyama is the method for them.',
  source: 'S. L. Heston, Rev. Financ. Stud. 6, 327-343 (1993)',
})
