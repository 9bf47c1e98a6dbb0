import type { HamiltonianSystem, VectorField } from '../../system/system.ts'
import { type StateSpace, withoutParameters } from '../learned-system.ts'
import { energyFunction } from './energy-function.ts'
import type { EnergyModel } from './energy-model.ts'

/**
 * The system q' = ∂H/∂p, p' = −∂H/∂q of a model.
 *
 * @param separable Whether the model's terms are T(p) and V(q), in this order.
 */
export function energySystem(
  name: string,
  { variables, initialState }: StateSpace,
  model: EnergyModel,
  separable: boolean,
): HamiltonianSystem {
  const { value } = energyFunction(model)
  const system: HamiltonianSystem = {
    kind: 'ode',
    name,
    variables,
    initialState,
    dim: model.dim,
    degrees: model.dim / 2,
    parameters: {},
    hamiltonian: value,
    invariants: { energy: (_t, y) => value(y) },
    separable,
    field: hamiltonianField(model),
    ...(separable && halves(model)),
    with: withoutParameters(() => system, name),
  }
  return system
}

function hamiltonianField(model: EnergyModel): VectorField {
  const { gradient } = energyFunction(model)
  const d = model.dim / 2
  const slopes = new Float64Array(2 * d)
  return (_t, y, dydt) => {
    gradient(y, slopes)
    for (let i = 0; i < d; i++) {
      dydt[i] = slopes[d + i]
      dydt[d + i] = -slopes[i]
    }
  }
}

function halves({ dim, terms }: EnergyModel): Required<Pick<HamiltonianSystem, 'velocity' | 'force'>> {
  const [kinetic, potential] = terms.map((term) => energyFunction({ dim, terms: [term] }))
  const d = dim / 2
  const slopes = new Float64Array(dim)
  return {
    velocity: (_t, y, out) => {
      kinetic.gradient(y, slopes)
      for (let i = 0; i < d; i++) out[i] = slopes[d + i]
    },
    force: (_t, y, out) => {
      potential.gradient(y, slopes)
      for (let i = 0; i < d; i++) out[i] = -slopes[i]
    },
  }
}
