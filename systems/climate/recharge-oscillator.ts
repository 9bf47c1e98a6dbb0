import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * El Niño: the temperature T of the eastern Pacific and the depth h of the warm water in the west, which fills up and
 * drains again; mu is the coupling of sea and wind.
 */
export const rechargeOscillator: OdeSystem = defineOde({
  name: 'recharge oscillator',
  domain: 'climate',
  units: 'dimensionless',
  parameters: { mu: 0.7, b0: 2.5, gamma: 0.75, c: 1, r: 0.25, alpha: 0.125, en: 3 },
  equations: {
    T: '(gamma*b0*mu - c)*T + gamma*h - en*(h + b0*mu*T)^3',
    h: '-r*h - alpha*b0*mu*T',
  },
  initialState: { T: 0.1, h: 0 },
  period: 20.582,
  notes:
    'In units of 7.5 K, 150 m and 2 months. The oscillation sustains itself for mu > 2/3, where its period is 2 ' +
    'pi/sqrt(3/32), 41 months.',
  source: 'F.-F. Jin, J. Atmos. Sci. 54, 811-829 (1997)',
})
