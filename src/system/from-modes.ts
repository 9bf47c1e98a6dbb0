import type { Dynamics, Parameters } from './dynamics.ts'
import { bindInvariants, type InvariantFunction } from './from-functions.ts'
import type { Semilinear, VectorField } from './system.ts'

/** The dynamics of a semilinear equation, its field put together from the parts. */
export function dynamicsFromModes(
  semilinear: (parameters: Parameters) => Semilinear,
  invariants: Readonly<Record<string, InvariantFunction>>,
): Dynamics {
  return {
    semilinear,
    field: (parameters) => fieldOf(semilinear(parameters)),
    invariants: (parameters) => bindInvariants(invariants, parameters),
  }
}

function fieldOf({ modes, linear, nonlinear, toModes, fromModes }: Semilinear): VectorField {
  const amplitudes = new Float64Array(2 * modes)
  const rates = new Float64Array(2 * modes)
  return (t, y, dydt) => {
    toModes(y, amplitudes)
    nonlinear(t, amplitudes, rates)
    for (let i = 0; i < 2 * modes; i += 2) {
      rates[i] += linear[i] * amplitudes[i] - linear[i + 1] * amplitudes[i + 1]
      rates[i + 1] += linear[i] * amplitudes[i + 1] + linear[i + 1] * amplitudes[i]
    }
    fromModes(rates, dydt)
  }
}
