import type { SampledNetwork } from '../../network/sampled-network.ts'
import type { Embedding } from './embedding.ts'

/** What an output of a network is multiplied by: nothing, or the product of two entries of the state. */
export type Multiplier = readonly [number, number] | null

/** A network of some of the variables, each of its outputs times its multiplier. Plain data. */
export interface EnergyTerm {
  readonly embedding: Embedding
  readonly network: SampledNetwork
  /** One for each output. */
  readonly multipliers: readonly Multiplier[]
}

/** An energy H(y) = Σ over terms and outputs c of multiplierᶜ(y) · networkᶜ(y). Plain data: all that a file needs. */
export interface EnergyModel {
  readonly dim: number
  readonly terms: readonly EnergyTerm[]
}
