import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * Measles in a large town: shares of the susceptible, exposed (infected, not yet infectious) and infectious, with births,
 * and more contacts in winter. Chaotic at the default parameters.
 */
export const seir: OdeSystem = defineOde({
  name: 'seasonal SEIR model',
  domain: 'epidemics',
  units: { S: '1', E: '1', I: '1', time: 'yr' },
  parameters: { mu: 0.02, alpha: 35.84, gamma: 100, beta: 1800, season: 0.28 },
  equations: {
    S: 'mu*(1 - S) - beta*(1 + season*cos(2*pi*t))*S*I',
    E: 'beta*(1 + season*cos(2*pi*t))*S*I - (mu + alpha)*E',
    I: 'alpha*E - (mu + gamma)*I',
  },
  initialState: { S: 0.06, E: 0.0005, I: 0.0002 },
  period: 1,
  notes:
    'The immune share is 1 - S - E - I. Without seasons the basic reproduction number is alpha beta/((mu + ' +
    'alpha)(mu + gamma)), about 18, and small epidemics return every 2.1 years. One epidemic a year at season ' +
    '0.02, one large in two years from 0.1 to 0.2, a cycle of four years at 0.25. In chaos the infected fall to ' +
    '1e-12: integrate with an absolute tolerance below that.',
  source:
    'L. F. Olsen, W. M. Schaffer, Science 249, 499-504 (1990); J. L. Aron, I. B. Schwartz, J. Theor. Biol. 110, ' +
    '665-679 (1984)',
})
