import { energyFunction } from './energy-function.ts'
import type { EnergyModel } from './energy-model.ts'

/** A state whose energy is known: it fixes the constant that derivatives leave open. */
export interface KnownEnergy {
  readonly state: ArrayLike<number>
  readonly energy: number
}

/**
 * The model with its constant fixed: by a known energy, by the known energies of the samples, or else so that the mean
 * over the samples is 0.
 *
 * @throws RangeError opening with `who` for a known state of another dimension, or an energy that is not finite.
 */
export function fixConstant(
  who: string,
  model: EnergyModel,
  states: Float64Array,
  known?: KnownEnergy,
  energies?: Float64Array,
): EnergyModel {
  const { dim } = model
  const { value } = energyFunction(model)
  if (known) {
    if (known.state.length !== dim || !Number.isFinite(known.energy))
      throw new RangeError(
        `${who}: energy ${known.energy} is given for a state of length ${known.state.length}; expected a number for ${dim}`,
      )
    return shifted(model, known.energy - value(Float64Array.from(known.state)))
  }
  const n = states.length / dim
  let sum = 0
  for (let i = 0; i < n; i++) sum += (energies?.[i] ?? 0) - value(states.subarray(i * dim, (i + 1) * dim))
  return shifted(model, sum / n)
}

/** The model with `constant` added to its energy. */
function shifted({ dim, terms }: EnergyModel, constant: number): EnergyModel {
  const [first, ...rest] = terms
  const readout = first.network.readout.slice()
  readout[0] += constant
  return { dim, terms: [{ ...first, network: { ...first.network, readout } }, ...rest] }
}
