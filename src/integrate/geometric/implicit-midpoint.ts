import type { FixedStepOptions } from '../fixed/drive.ts'
import type { Integrator } from '../integrator.ts'
import { gauss } from './gauss.ts'
import type { GaussMethod } from './gauss-method.ts'

const midpoint: GaussMethod = { name: 'implicitMidpoint', nodes: [1 / 2], weights: [1], skew: [[]] }

/**
 * The implicit midpoint rule, Gauss's method of order 2, for any ordinary differential equation: symplectic, symmetric,
 * A-stable, exact on quadratic invariants. Stages to rounding by fixed-point iteration, by Newton's where it fails.
 * @throws RangeError unless `step` is positive and finite; from the integrator, if it takes more than 1e9 steps.
 */
export function implicitMidpoint(options: FixedStepOptions): Integrator {
  return gauss(midpoint, options)
}
