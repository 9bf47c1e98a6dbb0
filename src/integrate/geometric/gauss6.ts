import type { FixedStepOptions } from '../fixed/drive.ts'
import type { Integrator } from '../integrator.ts'
import { gauss } from './gauss.ts'
import type { GaussMethod } from './gauss-method.ts'

const root = Math.sqrt(15)

/** Source: J. Kuntzmann, Z. Angew. Math. Mech. 41, T28–T31 (1961); J. C. Butcher, Math. Comp. 18, 50–64 (1964). */
const threeStages: GaussMethod = {
  name: 'gauss6',
  nodes: [1 / 2 - root / 10, 1 / 2, 1 / 2 + root / 10],
  weights: [5 / 18, 4 / 9, 5 / 18],
  skew: [[], [(3 * root) / 20], [(3 * root) / 25, (3 * root) / 20]],
}

/**
 * Gauss's method of order 6 for any ordinary differential equation: symplectic, symmetric, A-stable, exact on quadratic
 * invariants. Stages to rounding by fixed-point iteration, by Newton's where it fails.
 * @throws RangeError unless `step` is positive and finite; from the integrator, if it takes more than 1e9 steps.
 */
export function gauss6(options: FixedStepOptions): Integrator {
  return gauss(threeStages, options)
}
