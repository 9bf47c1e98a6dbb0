import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** An epidemic that sweeps through a closed population: shares of the susceptible, infected and recovered. */
export const sir: OdeSystem = defineOde({
  name: 'SIR model',
  domain: 'epidemics',
  units: { S: '1', I: '1', R: '1', time: 'd' },
  parameters: { beta: 0.5, gamma: 0.2 },
  equations: {
    S: '-beta*S*I',
    I: 'beta*S*I - gamma*I',
    R: 'gamma*I',
  },
  initialState: { S: 0.999, I: 0.001, R: 0 },
  invariants: {
    population: 'S + I + R',
    threshold: 'S + I - gamma/beta*log(S)',
  },
  period: 24.36,
  notes:
    'No oscillation: the period given is the time from the start to the peak. beta/gamma is the basic ' +
    'reproduction number; the infected grow in number while S > gamma/beta.',
  source: 'W. O. Kermack, A. G. McKendrick, Proc. R. Soc. Lond. A 115, 700-721 (1927)',
})
