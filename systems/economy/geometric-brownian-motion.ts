import { defineSde } from '../../src/system/define-later.ts'
import type { SdeSystem } from '../../src/system/system.ts'

/** A price S whose relative changes are independent: drift mu and volatility sigma. */
export const geometricBrownianMotion: SdeSystem = defineSde({
  name: 'Geometric Brownian motion',
  domain: 'economy',
  units: { S: 'USD', time: 'yr' },
  parameters: { mu: 0.05, sigma: 0.2 },
  equations: { S: 'mu*S' },
  noise: { S: 'sigma*S' },
  initialState: { S: 100 },
  notes:
    'Exactly, S(t) = S(0) exp((mu - sigma²/2) t + sigma W(t)). The mean grows at mu; for mu < sigma²/2 almost every ' +
    'path goes to 0 all the same.',
  source: 'P. A. Samuelson, Industrial Management Review 6, 13-31 (1965)',
})
