import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * Prey and predators that lose time on each other, c per predator; with c = 0 it is the model of Rosenzweig and
 * MacArthur. Such interference calms the cycles.
 */
export const beddingtonDeAngelis: OdeSystem = defineOde({
  name: 'Beddington–DeAngelis model',
  domain: 'ecology',
  units: 'dimensionless',
  parameters: { r: 1, K: 4, a: 1, h: 1, c: 0.1, e: 1, m: 0.4 },
  equations: {
    prey: 'r*prey*(1 - prey/K) - a*prey*predator/(1 + a*h*prey + c*predator)',
    predator: 'e*a*prey*predator/(1 + a*h*prey + c*predator) - m*predator',
  },
  initialState: { prey: 1, predator: 1 },
  period: 18.293,
  notes: 'With the other parameters at their defaults the cycles cease at c = 0.2296.',
  source:
    'J. R. Beddington, J. Animal Ecology 44, 331-340 (1975); D. L. DeAngelis, R. A. Goldstein, R. V. O’Neill, ' +
    'Ecology 56, 881-892 (1975)',
})
