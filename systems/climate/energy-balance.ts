import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * The Earth as one temperature: sunlight absorbed against heat radiated. Ice reflects light, so that a warm and a snowball
 * climate are both stable.
 */
export const energyBalance: OdeSystem = defineOde({
  name: 'energy balance model',
  domain: 'climate',
  units: { T: 'K', time: 'yr' },
  parameters: { Q: 342, warm: 0.3, cold: 0.7, middle: 265, width: 10, emissivity: 0.62, capacity: 6.6 },
  equations: {
    T: '(Q*(1 - (warm + cold)/2 + (cold - warm)/2*tanh((T - middle)/width)) - emissivity*5.670374419e-8*T^4)/capacity',
  },
  initialState: { T: 275 },
  period: 2.22,
  notes:
    'Q is a quarter of the solar constant in W/m^2, warm and cold are albedos, capacity is that of 50 m of water ' +
    'in W yr/(m^2 K). Equilibria near 232.5 (snowball, stable), 265.6 (unstable) and 286.7 (stable). No ' +
    'oscillation: the period given is the time in which small disturbances of the warm climate shrink by the ' +
    'factor e.',
  source: 'M. I. Budyko, Tellus 21, 611-619 (1969); W. D. Sellers, J. Appl. Meteorol. 8, 392-400 (1969)',
})
