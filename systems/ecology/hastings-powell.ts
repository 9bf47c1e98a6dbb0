import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * A food chain of three species, resource x, consumer y and predator z, with saturating appetite; the trajectory has
 * the shape of a teacup.
 */
export const hastingsPowell: OdeSystem = defineOde({
  name: 'Hastings–Powell food chain',
  domain: 'ecology',
  units: 'dimensionless',
  parameters: { a1: 5, a2: 0.1, b1: 3, b2: 2, d1: 0.4, d2: 0.01 },
  equations: {
    x: 'x*(1 - x) - a1*x*y/(1 + b1*x)',
    y: 'a1*x*y/(1 + b1*x) - a2*y*z/(1 + b2*y) - d1*y',
    z: 'a2*y*z/(1 + b2*y) - d2*z',
  },
  initialState: { x: 0.73207001, y: 0.17549271, z: 9.9014657 },
  period: 135.19,
  source: 'A. Hastings, T. Powell, Ecology 72, 896-903 (1991)',
})
