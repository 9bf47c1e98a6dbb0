import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * Susceptible and infected fish and the pelicans that catch the infected ones, after the mass deaths in the Salton
 * Sea of California; chaotic at the default parameters.
 */
export const saltonSea: OdeSystem = defineOde({
  name: 'Salton Sea',
  domain: 'ecology',
  units: { susceptible: 'number', infected: 'number', pelicans: 'number', time: 'arbitrary' },
  parameters: { r: 22, K: 400, lambda: 0.06, m: 15.5, a: 15, mu: 3.4, theta: 10, d: 8.3 },
  equations: {
    susceptible: 'r*susceptible*(1 - (susceptible + infected)/K) - lambda*susceptible*infected',
    infected: 'lambda*susceptible*infected - m*infected*pelicans/(infected + a) - mu*infected',
    pelicans: 'theta*infected*pelicans/(infected + a) - d*pelicans',
  },
  initialState: { susceptible: 231.92548, infected: 89.511944, pelicans: 56.753804 },
  period: 0.96738,
  source: 'R. K. Upadhyay, N. Bairagi, K. Kundu, J. Chattopadhyay, Appl. Math. Comput. 196, 392-401 (2008)',
})
