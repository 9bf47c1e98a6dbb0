import type { FixedStepOptions } from '../fixed/drive.ts'
import type { Integrator } from '../integrator.ts'
import { leapfrogs, type Splitting, splitting } from './splitting.ts'

/**
 * w₇, w₆, …, w₁. Source: H. Yoshida, Phys. Lett. A 150, 262–268 (1990), table 2, solution D, on a Kepler orbit the most
 * accurate of his five; its 15 digits continued by Newton's method on the order conditions.
 */
export const eighth: Splitting = leapfrogs(
  0.9148442462297915,
  0.25369333656621135,
  -1.4448522368606052,
  -0.15824063536805016,
  1.9381391376225259,
  -1.9606102329753108,
  0.10279984939179644,
)

/**
 * Yoshida's symplectic method of order 8 for H = T(p) + V(q): symmetric, 15 forces per step.
 * @throws RangeError unless `step` is positive and finite; from the integrator, for a system that is not separable.
 */
export function yoshida8(options: FixedStepOptions): Integrator {
  return splitting('yoshida8', eighth, options)
}
