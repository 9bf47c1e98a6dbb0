import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * Prey limited by its food and a predator that can eat only so fast (Holling's type II): attack rate a, handling time h,
 * conversion e, mortality m. A richer habitat (larger K) turns the balance into large cycles, the paradox of enrichment.
 */
export const rosenzweigMacArthur: OdeSystem = defineOde({
  name: 'Rosenzweig–MacArthur model',
  domain: 'ecology',
  units: 'dimensionless',
  parameters: { r: 1, K: 4, a: 1, h: 1, e: 1, m: 0.4 },
  equations: {
    prey: 'r*prey*(1 - prey/K) - a*prey*predator/(1 + a*h*prey)',
    predator: 'e*a*prey*predator/(1 + a*h*prey) - m*predator',
  },
  initialState: { prey: 1, predator: 1 },
  period: 21.024,
  notes:
    'Both survive for K > m/(a (e - m h)); they cycle for K > (e + m h)/(a h (e - m h)), which is 7/3 at the ' +
    'default parameters.',
  source: 'M. L. Rosenzweig, R. H. MacArthur, American Naturalist 97, 209-223 (1963)',
})
