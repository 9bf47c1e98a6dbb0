import { defineDde } from '../../src/system/define-later.ts'
import type { DdeSystem } from '../../src/system/system.ts'

/**
 * Adult sheep blowflies N that compete for food. Each lays P exp(-N/N0) eggs a day that live to be adults, a time tau later;
 * delta is the death rate.
 */
export const nicholsonBlowflies: DdeSystem = defineDde({
  name: 'Nicholson’s blowflies',
  domain: 'ecology',
  units: { N: '1', time: 'd' },
  parameters: { P: 3.28, N0: 680, delta: 0.161, tau: 14 },
  equations: { N: 'P*N(t - tau)*exp(-N(t - tau)/N0) - delta*N' },
  initialState: { N: 948 },
  period: 37.634,
  notes:
    'With L = ln(P/delta), N = N0 L is in balance, and stable for L < 2 or delta tau < arccos(1/(1 - L))/sqrt(L (L - ' +
    '2)). The defaults are those that E. L. Ionides, Stat. Sci. 26, 49-52 (2011), fitted to a culture of Nicholson’s.',
  source: 'W. S. C. Gurney, S. P. Blythe, R. M. Nisbet, Nature 287, 17-21 (1980)',
})
