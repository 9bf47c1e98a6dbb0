import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * A food chain of vegetation, herbivores and predators whose cycles keep a steady rhythm while the predator peaks vary
 * chaotically.
 */
export const blasius: OdeSystem = defineOde({
  name: 'Blasius food chain',
  domain: 'ecology',
  units: 'dimensionless',
  parameters: { a: 1, b: 1, c: 10, alpha1: 0.2, alpha2: 1, k1: 0.05, k2: 0, ws: 0.006 },
  equations: {
    u: 'a*u - alpha1*u*v/(1 + k1*u)',
    v: 'alpha1*u*v/(1 + k1*u) - b*v - alpha2*v*w/(1 + k2*v)',
    w: 'alpha2*v*w/(1 + k2*v) - c*(w - ws)',
  },
  initialState: { u: 4.031713, v: 5.1113788, w: 0.016508812 },
  period: 6.6038,
  notes: 'u vegetation, v herbivores, w predators; ws is the level of predators without prey.',
  source: 'B. Blasius, A. Huppert, L. Stone, Nature 399, 354-359 (1999)',
})
