import type { FixedStepOptions } from '../fixed/drive.ts'
import type { Integrator } from '../integrator.ts'
import { leapfrogs, type Splitting, splitting } from './splitting.ts'

/**
 * w₃, w₂, w₁. Source: H. Yoshida, Phys. Lett. A 150, 262–268 (1990), table 1, solution A, on a Kepler orbit the most
 * accurate of his three; its 15 digits continued by Newton's method on the order conditions.
 */
export const sixth: Splitting = leapfrogs(0.7845136104775573, 0.23557321335935813, -1.177679984178871)

/**
 * Yoshida's symplectic method of order 6 for H = T(p) + V(q): symmetric, seven forces per step.
 * @throws RangeError unless `step` is positive and finite; from the integrator, for a system that is not separable.
 */
export function yoshida6(options: FixedStepOptions): Integrator {
  return splitting('yoshida6', sixth, options)
}
