import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * A predator that ignores rare prey (Holling's type III response, a sigmoid): attack rate a prey, handling time h,
 * conversion e, mortality m. At the default parameters both cycle.
 */
export const hollingTypeThree: OdeSystem = defineOde({
  name: 'predator and prey with type III response',
  domain: 'ecology',
  units: 'dimensionless',
  parameters: { r: 1, K: 12, a: 1, h: 1, e: 1, m: 0.6 },
  equations: {
    prey: 'r*prey*(1 - prey/K) - a*prey^2*predator/(1 + a*h*prey^2)',
    predator: 'e*a*prey^2*predator/(1 + a*h*prey^2) - m*predator',
  },
  initialState: { prey: 1, predator: 1 },
  period: 12.04,
  notes:
    'The equilibrium has prey N = sqrt(m/(a (e - m h))). It is stable for every K if 2 m h < e; otherwise for K < ' +
    '2 a h N^3/(a h N^2 - 1), which is 7.35 at the default parameters.',
  source:
    'C. S. Holling, Canadian Entomologist 91, 293-320 (1959); L. A. Real, American Naturalist 111, 289-300 (1977)',
})
