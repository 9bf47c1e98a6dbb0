import type { FixedStepOptions } from '../fixed/drive.ts'
import type { Integrator } from '../integrator.ts'
import { type Splitting, splitting } from './splitting.ts'

/** Source: R. de Vogelaere, Methods of integration which preserve the contact transformation property (1956). */
const kickDrift: Splitting = { kicks: [1], drifts: [1] }

/**
 * The symplectic Euler method of order 1 for H = T(p) + V(q): momenta first, then positions with the new momenta.
 * @throws RangeError unless `step` is positive and finite; from the integrator, for a system that is not separable.
 */
export function symplecticEuler(options: FixedStepOptions): Integrator {
  return splitting('symplecticEuler', kickDrift, options)
}
