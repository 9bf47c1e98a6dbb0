import type { LayerSampler } from '../../network/sampler.ts'
import { uniformPairs } from '../../network/uniform-pairs.ts'
import { periodsOf } from '../input-embedding.ts'
import type { EnergyFitOptions } from './fit-energy.ts'
import { type HamiltonianForm, termShapes } from './forms.ts'
import type { EnergyRidge } from './solve-energy.ts'

/** How an energy is sampled and solved. */
export interface EnergyOptions {
  /** Neurons in the hidden layer of each network, or in each of several hidden layers from the input on. */
  readonly width: number | readonly number[]
  /** What is known of H: nothing ('generic'), T(p) + V(q), or ½ pᵀ M⁻¹(q) p + V(q). Default 'generic'. */
  readonly form?: HamiltonianForm
  /** Default 0. */
  readonly seed?: number
  /**
   * How hidden weights are chosen; default `uniformPairs()` (U-SWIM). One that looks at targets sees the `energies` of the
   * samples where they are given, else the gradient.
   */
  readonly sampler?: LayerSampler
  /** Samples once more, looking at the energies that the first fit predicts, and solves again: A-SWIM with `swim()`. */
  readonly resampler?: LayerSampler
  /**
   * Factor on sampled weights and biases; below 1 the biases are also shifted at random. Default: the power of 2 with least
   * error on held-out samples.
   */
  readonly slopeScale?: number | 'hold-out'
  /** Whether the inputs stand beside the neurons as features; default true. */
  readonly linear?: boolean
  /**
   * Penalty on the neurons' coefficients. The default, at rounding level, halves errors where features are dependent: it
   * keeps coefficients small, and with them the rounding of H, which the gradient hardly feels.
   */
  readonly ridge?: EnergyRidge
  /**
   * Period of each variable that has one, by name; states may jump by whole periods. It is seen through its cosine and
   * sine, and two of them also through those of their sum and difference.
   */
  readonly periodic?: Readonly<Record<string, number>>
}

/** √λ / ‖X‖ of the default ridge. */
const ROUNDING = Number.EPSILON

const forms: readonly HamiltonianForm[] = ['generic', 'separable', 'mechanical']

/** @throws RangeError opening with `who` for an unknown form, a slope scale or a period out of range. */
export function energyFitOptions(who: string, variables: readonly string[], options: EnergyOptions): EnergyFitOptions {
  const { form = 'generic', slopeScale = 'hold-out', resampler } = options
  if (!forms.includes(form)) throw new RangeError(`${who}: form must be one of ${forms.join(', ')}, got '${form}'`)
  if (slopeScale !== 'hold-out' && !(slopeScale > 0 && Number.isFinite(slopeScale)))
    throw new RangeError(`${who}: slopeScale must be positive, got ${slopeScale}`)
  return {
    width: options.width,
    seed: options.seed ?? 0,
    linear: options.linear ?? true,
    sampler: options.sampler ?? uniformPairs(),
    ...(resampler && { resampler }),
    slopeScale,
    ridge: options.ridge ?? { relative: ROUNDING },
    shapes: termShapes(form, variables.length / 2),
    periods: periodsOf(who, variables, options.periodic),
  }
}
