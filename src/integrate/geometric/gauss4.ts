import type { FixedStepOptions } from '../fixed/drive.ts'
import type { Integrator } from '../integrator.ts'
import { gauss } from './gauss.ts'
import type { GaussMethod } from './gauss-method.ts'

const root = Math.sqrt(3)

/** Source: P. C. Hammer, J. W. Hollingsworth, Math. Tables Aids Comput. 9, 92–96 (1955). */
const twoStages: GaussMethod = {
  name: 'gauss4',
  nodes: [1 / 2 - root / 6, 1 / 2 + root / 6],
  weights: [1 / 2, 1 / 2],
  skew: [[], [root / 3]],
}

/**
 * Gauss's method of order 4 for any ordinary differential equation: symplectic, symmetric, A-stable, exact on quadratic
 * invariants. Stages to rounding by fixed-point iteration, by Newton's where it fails.
 * @throws RangeError unless `step` is positive and finite; from the integrator, if it takes more than 1e9 steps.
 */
export function gauss4(options: FixedStepOptions): Integrator {
  return gauss(twoStages, options)
}
