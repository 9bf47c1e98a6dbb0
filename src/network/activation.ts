/** A hidden neuron's nonlinearity, by name so that a network stays plain data. */
export type ActivationName = 'tanh'

export interface Activation {
  readonly apply: (z: number) => number
  /** Derivative as a function of the activation's own value. */
  readonly slope: (value: number) => number
  /** A neuron sampled from the pair (x₁, x₂) has argument −shift at x₁ and scale − shift at x₂. */
  readonly pair: { readonly scale: number; readonly shift: number }
}

/** Constants s₁ (scale) and s₂ (shift) after Bolager et al. 2023, definition 2: tanh is −1/2 at x₁ and +1/2 at x₂. */
export const activations: Readonly<Record<ActivationName, Activation>> = {
  tanh: { apply: Math.tanh, slope: (value) => 1 - value * value, pair: { scale: Math.log(3), shift: Math.log(3) / 2 } },
}
