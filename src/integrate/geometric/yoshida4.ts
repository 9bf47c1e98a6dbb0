import type { FixedStepOptions } from '../fixed/drive.ts'
import type { Integrator } from '../integrator.ts'
import { leapfrogs, type Splitting, splitting } from './splitting.ts'

/** Correctly rounded; engines differ in the last place of `Math.cbrt`. */
const CUBE_ROOT_OF_2 = 1.2599210498948732

/** Source: E. Forest, R. D. Ruth, Physica D 43, 105–117 (1990); H. Yoshida, Phys. Lett. A 150, 262–268 (1990), eq. 2.11. */
export const fourth: Splitting = leapfrogs(1 / (2 - CUBE_ROOT_OF_2))

/**
 * Yoshida's (and Forest and Ruth's) symplectic method of order 4 for H = T(p) + V(q): symmetric, three forces per step.
 * @throws RangeError unless `step` is positive and finite; from the integrator, for a system that is not separable.
 */
export function yoshida4(options: FixedStepOptions): Integrator {
  return splitting('yoshida4', fourth, options)
}
