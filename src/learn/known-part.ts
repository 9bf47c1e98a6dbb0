import type { Origin } from '../dataset/origin.ts'
import type { Windows } from '../dataset/weak-pairs.ts'
import type { MapSystem, OdeSystem } from '../system/system.ts'
import type { ExtraOptions } from './extra-inputs.ts'
import type { StateFunction } from './learned-function.ts'

type Parameters = Readonly<Record<string, number>>

/** A known field or map as a function of time and state. */
export function knownPart(system: OdeSystem | MapSystem): StateFunction {
  const value: StateFunction['value'] = system.kind === 'ode' ? system.field : (t, y, out) => system.advance(y, out, t)
  return { value, ...lateJacobian(system) }
}

/** The Jacobian, if there is one; that of a text is compiled when it is first asked for. */
export function lateJacobian(system: OdeSystem | MapSystem): Pick<OdeSystem, 'jacobian'> {
  return 'jacobian' in system ? { jacobian: (t, y, out) => system.jacobian!(t, y, out) } : {}
}

/** The system with those of the parameters that it has. */
export function withShared<S extends OdeSystem | MapSystem>(system: S, parameters: Parameters = {}): S {
  const shared = Object.entries(parameters).filter(([name]) => Object.hasOwn(system.parameters, name))
  // A system's `with` gives one of its own kind.
  return shared.length === 0 ? system : (system.with(Object.fromEntries(shared)) as S)
}

/** @throws RangeError for another kind or dimension than the data's, or a part that varies with the controls. */
export function checkKnown(
  who: string,
  known: OdeSystem | MapSystem,
  kind: 'ode' | 'map',
  dim: number,
  { controls }: ExtraOptions,
): void {
  if (known.kind !== kind) throw new RangeError(`${who}: known ${known.name} is of kind '${known.kind}', not '${kind}'`)
  if (known.dim !== dim)
    throw new RangeError(`${who}: known ${known.name} has dim ${known.dim}, but the trajectories have dim ${dim}`)
  for (const name of controls?.names ?? [])
    if (Object.hasOwn(known.parameters, name))
      throw new RangeError(`${who}: known ${known.name} depends on the control ${name}; leave that part to the network`)
}

/**
 * The known part at each row of states; shape of `states`.
 *
 * @param intervals The time step of each row, where it is a parameter named dt.
 */
export function knownValues(
  known: OdeSystem | MapSystem,
  states: Float64Array,
  { times, trajectory }: Origin,
  { parameters }: ExtraOptions,
  intervals?: Float64Array,
): Float64Array {
  const { dim } = known
  const values = new Float64Array(states.length)
  let part = knownPart(known)
  for (let i = 0; i < times.length; i++) {
    const same = i > 0 && trajectory[i] === trajectory[i - 1] && intervals?.[i] === intervals?.[i - 1]
    if (!same) {
      const own = { ...parameters?.[trajectory[i]], ...(intervals && { dt: intervals[i] }) }
      part = knownPart(withShared(known, own))
    }
    part.value(times[i], states.subarray(i * dim, (i + 1) * dim), values.subarray(i * dim, (i + 1) * dim))
  }
  return values
}

/** Means of rows of values over each window; shape [size, dim]. */
export function windowMeans({ width, weights, first }: Windows, values: Float64Array, dim: number): Float64Array {
  const means = new Float64Array(first.length * dim)
  for (let i = 0; i < first.length; i++)
    for (let l = 0; l < width; l++)
      for (let j = 0; j < dim; j++) means[i * dim + j] += weights[i * width + l] * values[(first[i] + l) * dim + j]
  return means
}
