import type { FixedStepOptions } from '../fixed/drive.ts'
import type { Integrator } from '../integrator.ts'
import { leapfrogs, splitting } from './splitting.ts'

/**
 * The Störmer–Verlet method of order 2 for H = T(p) + V(q), also called leapfrog or velocity Verlet: symplectic and
 * symmetric, one force per step.
 * Source: L. Verlet, Phys. Rev. 159, 98–103 (1967); history and theory: Hairer, Lubich, Wanner, Acta Numerica 12 (2003).
 *
 * @throws RangeError unless `step` is positive and finite; from the integrator, for a system that is not separable.
 */
export function stormerVerlet(options: FixedStepOptions): Integrator {
  return splitting('stormerVerlet', leapfrogs(), options)
}
