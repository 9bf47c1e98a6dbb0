import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** Microbes in a stirred vessel that is fed and drained at the rate D: nutrient and biomass, with Monod's growth law. */
export const chemostat: OdeSystem = defineOde({
  name: 'chemostat',
  domain: 'ecology',
  units: { nutrient: 'g/L', biomass: 'g/L', time: 'h' },
  parameters: { D: 0.3, feed: 10, muMax: 0.5, Ks: 1, yield: 0.5 },
  equations: {
    nutrient: 'D*(feed - nutrient) - muMax*nutrient/(Ks + nutrient)*biomass/yield',
    biomass: 'muMax*nutrient/(Ks + nutrient)*biomass - D*biomass',
  },
  initialState: { nutrient: 10, biomass: 0.1 },
  period: 1 / 0.3,
  notes:
    'No oscillation: the period given is 1/D, after which the vessel has been fed once over. The microbes are ' +
    'washed out for D > muMax feed/(Ks + feed). nutrient + biomass/yield approaches feed as exp(-D t).',
  source: 'J. Monod, Annales de l’Institut Pasteur 79, 390-410 (1950)',
})
