import type { Origin } from '../dataset/origin.ts'
import { firstNonFinite } from '../math/vector.ts'
import type { Trajectory } from '../trajectory.ts'
import { variableNames } from './learned-system.ts'

/** Inputs u(t) that are known with the data. */
export interface Controls {
  readonly names: readonly string[]
  /** For each trajectory its controls at every sample; shape [n, names], row-major. */
  readonly values: readonly Float64Array[]
}

export interface ExtraOptions {
  /**
   * For each trajectory the parameters it was made with, the same ones for all. They become inputs of the network. Give
   * many different values, some ten or more: between few a network may do what it likes.
   */
  readonly parameters?: readonly Readonly<Record<string, number>>[]
  /**
   * What drove the system. A flow map takes a control as held from the sample at which it starts until its end. The
   * learned system has the controls as parameters; its `withControls` lets them vary.
   */
  readonly controls?: Controls
}

/** What a network sees besides the state, in order: parameters, the time step, controls. Plain data. */
export interface InputNames {
  readonly names: readonly string[]
  /** How many of them, the last, are controls. */
  readonly controls: number
}

export interface ExtraInputs extends InputNames {
  /** Of the first sample; shape [names]. */
  readonly values: Float64Array
  /** Rows [state | extra inputs] for rows of states. */
  append(states: Float64Array, origin: Origin, intervals?: Float64Array): Float64Array
}

/**
 * @param who Opens error messages. @param step Name of the time step, where it is an input.
 * @throws RangeError for lists that do not fit the trajectories, names that are taken, and numbers that are not finite.
 */
export function extraInputs(
  who: string,
  list: readonly Trajectory[],
  { parameters, controls }: ExtraOptions,
  step?: string,
): ExtraInputs {
  const { dim } = list[0]
  const parameterNames = Object.keys(parameters?.[0] ?? {})
  const names = [...parameterNames, ...(step === undefined ? [] : [step]), ...(controls?.names ?? [])]
  checkNames(who, variableNames(list[0]), names)
  if (parameters) checkParameters(who, list, parameters, parameterNames)
  if (controls) checkControls(who, list, controls)
  const controlDim = controls?.names.length ?? 0
  const width = dim + names.length
  const append: ExtraInputs['append'] = (states, { trajectory, sample }, intervals) => {
    if (names.length === 0) return states
    const rows = new Float64Array(trajectory.length * width)
    for (let i = 0, at = 0; i < trajectory.length; i++) {
      for (let j = 0; j < dim; j++) rows[at++] = states[i * dim + j]
      for (const name of parameterNames) rows[at++] = parameters![trajectory[i]][name]
      if (step !== undefined) rows[at++] = intervals![i]
      const from = sample[i] * controlDim
      for (let c = 0; c < controlDim; c++) rows[at++] = controls!.values[trajectory[i]][from + c]
    }
    return rows
  }
  const one = new Int32Array(1)
  const interval = list[0].times.length > 1 ? list[0].times[1] - list[0].times[0] : 0
  const first = append(
    new Float64Array(dim),
    { times: new Float64Array(1), trajectory: one, sample: one },
    Float64Array.of(interval),
  )
  return { names, values: first.slice(dim), controls: controlDim, append }
}

function checkNames(who: string, variables: readonly string[], names: readonly string[]): void {
  const seen = new Set(variables)
  for (const name of names) {
    if (seen.has(name)) throw new RangeError(`${who}: the name '${name}' is taken twice among variables and inputs`)
    seen.add(name)
  }
}

function checkParameters(
  who: string,
  list: readonly Trajectory[],
  parameters: NonNullable<ExtraOptions['parameters']>,
  names: readonly string[],
): void {
  if (parameters.length !== list.length)
    throw new RangeError(`${who}: ${parameters.length} sets of parameters for ${list.length} trajectories`)
  for (const [i, set] of parameters.entries()) {
    if (Object.keys(set).sort().join() !== [...names].sort().join())
      throw new RangeError(
        `${who}: parameters ${i} are ${Object.keys(set).join(', ') || 'none'}, but parameters 0 are ${names.join(', ') || 'none'}`,
      )
    for (const name of names)
      if (!Number.isFinite(set[name]))
        throw new RangeError(`${who}: parameter ${name} of trajectory ${i} is ${set[name]}`)
  }
}

function checkControls(who: string, list: readonly Trajectory[], { names, values }: Controls): void {
  if (values.length !== list.length)
    throw new RangeError(`${who}: controls of ${values.length} trajectories for ${list.length} trajectories`)
  for (const [i, { times }] of list.entries()) {
    if (values[i].length !== times.length * names.length)
      throw new RangeError(
        `${who}: trajectory ${i} has ${values[i].length} control values, but ${times.length} samples of ${names.length} need ${times.length * names.length}`,
      )
    const bad = firstNonFinite(values[i])
    if (bad >= 0)
      throw new RangeError(
        `${who}: control ${names[bad % names.length]} of trajectory ${i}, sample ${Math.floor(bad / names.length)} is ${values[i][bad]}`,
      )
  }
}
