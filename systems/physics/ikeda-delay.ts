import { defineDde } from '../../src/system/define-later.ts'
import type { DdeSystem } from '../../src/system/system.ts'

/**
 * Light in a ring with a nonlinear medium: the phase shift x in the medium follows, at rate c, the light that has gone
 * around the ring in a time tau.
 */
export const ikedaDelay: DdeSystem = defineDde({
  name: 'Ikeda delay equation',
  domain: 'physics',
  units: 'dimensionless',
  parameters: { mu: -20, x0: 0, c: 1, tau: 2 },
  equations: { x: 'mu*sin(x(t - tau) - x0) - c*x' },
  initialState: { x: 1 },
  period: 0.49,
  notes:
    'The period is the mean time of a swing. mu = -20 with x0 = 0, as in the dysts catalogue, is mu = 20 with x0 = pi. ' +
    'There, for mu < -c, x = 0 is stable up to tau = arccos(c/mu)/sqrt(mu² - c²).',
  source: 'K. Ikeda, K. Matsumoto, Physica D 29, 223-235 (1987)',
})
