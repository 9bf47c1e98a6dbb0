import type { EmbeddedInput } from '../../../learn/hamiltonian/embedding.ts'
import type { EnergyModel, EnergyTerm, Multiplier } from '../../../learn/hamiltonian/energy-model.ts'
import { array, count, finite, nullable, object, picklist, type Schema, tuple, where } from '../schema.ts'
import { interval, positive } from './common.ts'
import { sampledNetwork } from './learned.ts'

const embeddedInput: Schema<EmbeddedInput> = where(
  object({
    part: picklist(['value', 'cos', 'sin']),
    variables: array(count),
    rates: array(finite),
    center: finite,
    scale: interval,
  }),
  ({ variables, rates }) => rates.length === variables.length,
  'must have a rate for each of its variables',
)

const multiplier: Schema<Multiplier> = nullable(tuple([count, count]))

const term: Schema<EnergyTerm> = where(
  object({
    embedding: object({ inputs: array(embeddedInput) }),
    network: sampledNetwork,
    multipliers: array(multiplier),
  }),
  ({ embedding, network, multipliers }) =>
    embedding.inputs.length === network.inputDim && multipliers.length === network.outputDim,
  'must have an input and a multiplier for each of those of the network',
)

export const energyModel: Schema<EnergyModel> = where(
  object({ dim: positive, terms: array(term) }),
  ({ dim, terms }) => dim % 2 === 0 && terms.length > 0 && terms.flatMap(entriesOf).every((entry) => entry < dim),
  'must have terms of an even number of variables',
)

/** Whether the terms are T(p) and V(q), in this order. */
export function isSeparable({ dim, terms }: EnergyModel): boolean {
  const isMomentum = (entry: number): boolean => entry >= dim / 2
  return terms.length === 2 && entriesOf(terms[0]).every(isMomentum) && !entriesOf(terms[1]).some(isMomentum)
}

/** The entries of the state that a term looks at. */
function entriesOf({ embedding, multipliers }: EnergyTerm): number[] {
  return [...embedding.inputs.flatMap(({ variables }) => variables), ...multipliers.flatMap((pair) => pair ?? [])]
}
