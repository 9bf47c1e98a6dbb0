import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * A predator with Holling's type II appetite whose own numbers are limited by those of its prey: every predator needs 1/q
 * prey. At the default parameters both cycle.
 */
export const hollingTanner: OdeSystem = defineOde({
  name: 'Holling–Tanner model',
  domain: 'ecology',
  units: 'dimensionless',
  parameters: { r: 1, K: 7, a: 6 / 7, h: 7 / 6, s: 0.2, q: 2 },
  equations: {
    prey: 'r*prey*(1 - prey/K) - a*prey*predator/(1 + a*h*prey)',
    predator: 's*predator*(1 - predator/(q*prey))',
  },
  initialState: { prey: 1, predator: 1 },
  period: 19.136,
  notes: 'Prey must stay positive. At q = 0.4 the balance is stable instead.',
  source: 'J. T. Tanner, Ecology 56, 855-867 (1975); R. M. May, Stability and Complexity in Model Ecosystems (1973)',
})
