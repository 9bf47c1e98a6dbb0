import type { Box } from '../../math/box.ts'
import type { OdeSystem } from '../../system/system.ts'
import type { Control } from '../learned-function.ts'
import type { StateSpace } from '../learned-system.ts'
import { energyFunction } from './energy-function.ts'
import type { EnergyModel } from './energy-model.ts'
import type { HamiltonianReport } from './learn-hamiltonian.ts'
import type { PortMatrices } from './port-unknowns.ts'

/**
 * A learned system with an energy, damping and inputs: q' = ∂H/∂p, p' = −∂H/∂q − D ∂H/∂p + B u, where H does not grow but
 * by what u does. Its parameters are constant controls u, 0 at first.
 */
export interface LearnedPortHamiltonian extends OdeSystem {
  readonly hamiltonian: (y: Float64Array) => number
  readonly model: EnergyModel
  /** D, shape [d, d], row-major. */
  readonly damping: Float64Array
  /** B, shape [d, controls], row-major. */
  readonly inputMatrix: Float64Array
  /** The box around the samples. */
  readonly trainingRegion: Box
  readonly report: HamiltonianReport
  with(parameters: Readonly<Record<string, number>>): LearnedPortHamiltonian
  /** The system under controls that vary in time. */
  withControls(control: Control): LearnedPortHamiltonian
}

const name = 'learned port-Hamiltonian'

/** What such a system is made of. Plain data. */
type PortParts = PortMatrices & {
  readonly space: StateSpace
  readonly controls: readonly string[]
  readonly model: EnergyModel
  readonly trainingRegion: Box
  readonly report: HamiltonianReport
  /** Constant controls, where none vary. */
  readonly values: Float64Array
}

/** A learned port-Hamiltonian system as plain data. */
export type PortHamiltonianRecipe = PortParts & { readonly learner: 'port-hamiltonian' }

export function portHamiltonianOf({ learner: _, ...parts }: PortHamiltonianRecipe): LearnedPortHamiltonian {
  return portSystem(parts)
}

export function portSystem(parts: PortParts, control?: Control): LearnedPortHamiltonian {
  const { space, controls, model, damping, inputMatrix, trainingRegion, report, values } = parts
  const recipe: PortHamiltonianRecipe | undefined = control ? undefined : { learner: 'port-hamiltonian', ...parts }
  const { value } = energyFunction(model)
  return Object.freeze({
    ...space,
    kind: 'ode' as const,
    name,
    dim: model.dim,
    model,
    damping,
    inputMatrix,
    trainingRegion,
    report,
    ...(recipe && { recipe }),
    hamiltonian: value,
    invariants: {},
    parameters: Object.freeze(control ? {} : Object.fromEntries(controls.map((key, k) => [key, values[k]]))),
    field: portField(parts, control ?? ((_t, u) => u.set(values))),
    with: (changes: Readonly<Record<string, number>>) =>
      portSystem({ ...parts, values: changed(controls, values, changes) }, control),
    withControls: (varying: Control) => portSystem(parts, varying),
  })
}

function portField({ model, damping, inputMatrix, controls }: PortParts, control: Control): OdeSystem['field'] {
  const { gradient } = energyFunction(model)
  const d = model.dim / 2
  const slopes = new Float64Array(2 * d)
  const u = new Float64Array(controls.length)
  return (t, y, dydt) => {
    gradient(y, slopes)
    control(t, u)
    for (let i = 0; i < d; i++) {
      dydt[i] = slopes[d + i]
      let force = -slopes[i]
      for (let k = 0; k < d; k++) force -= damping[i * d + k] * slopes[d + k]
      for (let k = 0; k < u.length; k++) force += inputMatrix[i * u.length + k] * u[k]
      dydt[d + i] = force
    }
  }
}

function changed(
  controls: readonly string[],
  values: Float64Array,
  changes: Readonly<Record<string, number>>,
): Float64Array {
  const out = values.slice()
  for (const [key, value] of Object.entries(changes)) {
    const k = controls.indexOf(key)
    if (k < 0) throw new RangeError(`${name} has no parameter '${key}'; it has ${controls.join(', ') || 'none'}`)
    if (!Number.isFinite(value)) throw new RangeError(`${name}: parameter ${key} must be finite, got ${value}`)
    out[k] = value
  }
  return out
}
