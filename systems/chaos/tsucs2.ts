import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * A quadratic flow between Lorenz, Chen and Lü systems with one more quadratic term in x and in z, which give a
 * third scroll.
 */
export const tsucs2: OdeSystem = defineOde({
  name: 'Three-scroll unified system',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { a: 40, c: 0.833, d: 0.5, eps: 0.65, f: 20 },
  equations: {
    x: 'a*(y - x) + d*x*z',
    y: 'f*y - x*z',
    z: 'c*z + x*y - eps*x^2',
  },
  initialState: { x: 1.2969944, y: 1.12138, z: 50.028988 },
  period: 0.34526,
  notes: "The dysts catalogue lists it as TSUCS2; this set, without a linear x term in y', is usually called TSUCS1.",
  source: 'L. Pan, W. Zhou, J. Fang, D. Li, Int. J. Nonlinear Sci. 10, 462-474 (2010)',
})
