import { tanh } from '../math/elementary.ts'

/** A hidden neuron's nonlinearity, by name so that a network stays plain data. */
export type ActivationName = 'tanh'

export interface Activation {
  readonly apply: (z: number) => number
  /** Derivative as a function of the activation's own value. */
  readonly slope: (value: number) => number
  /** A neuron sampled from the pair (x₁, x₂) has argument −shift at x₁ and scale − shift at x₂. */
  readonly pair: { readonly scale: number; readonly shift: number }
}

/** Written out, so that no engine's own logarithm decides a bit. */
const LN3 = 1.0986122886681098

/** Constants s₁ (scale) and s₂ (shift) after Bolager et al. 2023, definition 2: tanh is −1/2 at x₁ and +1/2 at x₂. */
export const activations: Readonly<Record<ActivationName, Activation>> = {
  tanh: { apply: tanh, slope: (value) => 1 - value * value, pair: { scale: LN3, shift: LN3 / 2 } },
}
