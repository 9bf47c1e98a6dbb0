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

/** A nonlinearity by name, so that a network stays plain data; the core runs all of them. */
export type ActivationName = 'tanh' | 'relu' | 'sin'

/**
 * A user's own nonlinearity. A network with it runs on the TypeScript twin; it cannot be stored or sent to a worker.
 */
export interface OwnActivation extends Omit<Activation, 'pair'> {
  readonly name: string
  /** Default { scale: 1, shift: 1/2 }: arguments −1/2 at x₁ and 1/2 at x₂. */
  readonly pair?: Activation['pair']
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

const OWN_PAIR: Activation['pair'] = { scale: 1, shift: 0.5 }

export function activationOf(activation: ActivationName | OwnActivation): Activation {
  return typeof activation === 'string' ? named[activation] : { pair: OWN_PAIR, ...activation }
}

/** @throws RangeError unless it is a known name, or has a name, a function, a derivative and finite pair constants. */
export function checkActivation(activation: ActivationName | OwnActivation): void {
  const names = Object.keys(named)
  if (typeof activation === 'string') {
    if (names.includes(activation)) return
    throw new RangeError(
      `activation: '${activation}' is not known; use ${names.join(', ')} or a function of your own with its derivative`,
    )
  }
  const { name, apply, derivative, pair = OWN_PAIR } = activation
  if (typeof name !== 'string' || typeof apply !== 'function' || typeof derivative !== 'function')
    throw new RangeError('activation: your own needs a name, the function apply(z) and its derivative(z, value)')
  if (!(Number.isFinite(pair.scale) && pair.scale !== 0 && Number.isFinite(pair.shift)))
    throw new RangeError(`activation '${name}': pair must have a finite scale, not 0, and shift`)
}
