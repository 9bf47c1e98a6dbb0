import { tanh } from '../math/elementary.ts'
import { cos, sin } from '../math/trigonometric.ts'

/** A hidden neuron's nonlinearity. */
export interface Activation {
  readonly apply: (z: number) => number
  /** Its derivative at z, where its value is `value`. */
  readonly derivative: (z: number, value: number) => number
  /** A neuron sampled from the pair (x₁, x₂) has argument −shift at x₁ and scale − shift at x₂. */
  readonly pair: { readonly scale: number; readonly shift: number }
}

/** A nonlinearity by name, so that a network stays plain data. */
export type ActivationName = 'tanh' | 'relu' | 'sin'

/** A user's own nonlinearity; a network with it cannot be stored, sent to a worker or run in the core. */
export interface OwnActivation extends Activation {
  readonly name: string
}

/** Written out, so that no engine's own functions decide a bit. */
const LN3 = 1.0986122886681098
const PI_THIRDS = 1.0471975511965976

/**
 * Constants s₁ (scale) and s₂ (shift) after Bolager et al. 2023, definition 2: tanh is −1/2 at x₁ and +1/2 at x₂, and so
 * is sin; relu is 0 and 1.
 */
const named: Readonly<Record<ActivationName, Activation>> = {
  tanh: { apply: tanh, derivative: (_z, value) => 1 - value * value, pair: { scale: LN3, shift: LN3 / 2 } },
  relu: { apply: (z) => Math.max(0, z), derivative: (z) => (z > 0 ? 1 : 0), pair: { scale: 1, shift: 0 } },
  sin: { apply: sin, derivative: cos, pair: { scale: PI_THIRDS, shift: PI_THIRDS / 2 } },
}

export function activationOf(activation: ActivationName | OwnActivation): Activation {
  return typeof activation === 'string' ? named[activation] : activation
}
