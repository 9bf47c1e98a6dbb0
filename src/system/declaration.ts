import { suggestion } from '../expression/near-names.ts'

/** What a definition of any kind says about a system besides its dynamics. */
export interface Definition {
  readonly name: string
  /** Default values; every one must appear in the dynamics. */
  readonly parameters?: Readonly<Record<string, number>>
  /** Largest Lyapunov exponent at the default parameters, per unit time (per iteration for a map without dt). */
  readonly lyapunovExponent?: number
  /** The field of science that studies it, such as 'climate'. */
  readonly domain?: string
  /** 'dimensionless', or the unit of each variable and of `time`. */
  readonly units?: 'dimensionless' | Readonly<Record<string, string>>
  /** Characteristic time at the default parameters: the period of an oscillation or of a turn around the attractor. */
  readonly period?: number
  /** What a user should know beside the equations: other attractors, valid ranges, provenance of the defaults. */
  readonly notes?: string
  /** Where the equations come from: author, work, equation numbers. */
  readonly source?: string
}

/** The checked fields that every system shares. */
export interface Declaration {
  readonly name: string
  readonly dim: number
  readonly variables: readonly string[]
  readonly parameters: Readonly<Record<string, number>>
  readonly initialState: readonly number[]
  readonly lyapunovExponent?: number
  readonly domain?: string
  readonly units?: 'dimensionless' | Readonly<Record<string, string>>
  readonly period?: number
  readonly notes?: string
  readonly source?: string
}

/** Initial values in storage order or by variable. */
export type State = readonly number[] | Float64Array | Readonly<Record<string, number>>

/** The shared fields of a definition, frozen. @throws RangeError opening with `by`, the function the user called. */
export function declare(
  by: string,
  definition: Definition,
  variables: readonly string[],
  initialState: State,
): Declaration {
  const { name, parameters = {}, lyapunovExponent, domain, units, period, notes, source } = definition
  if (typeof name !== 'string' || name.trim() === '')
    throw new RangeError(`${by}: a system needs a name, got '${name}'`)
  const where = `${by}: ${name}`
  checkDistinct(where, variables, Object.keys(parameters))
  for (const [parameter, value] of Object.entries(parameters)) checkFinite(where, `parameter ${parameter}`, value)
  if (lyapunovExponent !== undefined) checkFinite(where, 'lyapunovExponent', lyapunovExponent)
  if (period !== undefined && !(period > 0 && Number.isFinite(period)))
    throw new RangeError(`${where}: period must be positive and finite, got ${period}`)
  return {
    name,
    dim: variables.length,
    variables: Object.freeze([...variables]),
    parameters: Object.freeze({ ...parameters }),
    initialState: Object.freeze(stateValues(where, variables, initialState)),
    ...(lyapunovExponent !== undefined && { lyapunovExponent }),
    ...(domain !== undefined && { domain }),
    ...(units !== undefined && { units: typeof units === 'string' ? units : Object.freeze({ ...units }) }),
    ...(period !== undefined && { period }),
    ...(notes !== undefined && { notes }),
    ...(source !== undefined && { source }),
  }
}

/** The declaration with other parameter values; a known exponent and period belong to the old values and go. */
export function changeParameters(declaration: Declaration, changes: Readonly<Record<string, number>>): Declaration {
  const where = `with: ${declaration.name}`
  const { parameters, lyapunovExponent, period, ...rest } = declaration
  const known = Object.keys(parameters)
  for (const [name, value] of Object.entries(changes)) {
    if (!known.includes(name)) {
      const list = known.length === 0 ? 'it has none' : `it has ${known.join(', ')}`
      throw new RangeError(`${where} has no parameter '${name}'${suggestion(name, known)}; ${list}`)
    }
    checkFinite(where, `parameter ${name}`, value)
  }
  if (known.every((name) => !Object.hasOwn(changes, name) || changes[name] === parameters[name])) return declaration
  return { ...rest, parameters: Object.freeze({ ...parameters, ...changes }) }
}

function checkDistinct(where: string, variables: readonly string[], parameters: readonly string[]): void {
  if (variables.length === 0) throw new RangeError(`${where} has no variables; a system needs at least one`)
  const seen = new Set<string>()
  for (const name of [...variables, ...parameters]) {
    if (typeof name !== 'string' || name === '') throw new RangeError(`${where}: '${name}' is not a name`)
    if (seen.has(name)) throw new RangeError(`${where}: the name '${name}' is declared twice; give each its own name`)
    seen.add(name)
  }
}

function stateValues(where: string, variables: readonly string[], state: State): number[] {
  const wanted = `${where} has dim ${variables.length} (${variables.join(', ')})`
  if (state === null || typeof state !== 'object') throw new RangeError(`${wanted}, but initialState is ${state}`)
  const values = isList(state) ? [...state] : namedStateValues(where, variables, state)
  if (values.length !== variables.length)
    throw new RangeError(`${wanted}, but initialState has length ${values.length}`)
  for (const [i, variable] of variables.entries()) checkFinite(where, `initialState ${variable}`, values[i])
  return values
}

function isList(state: State): state is readonly number[] | Float64Array {
  return Array.isArray(state) || state instanceof Float64Array
}

function namedStateValues(
  where: string,
  variables: readonly string[],
  state: Readonly<Record<string, number>>,
): number[] {
  for (const name of Object.keys(state))
    if (!variables.includes(name))
      throw new RangeError(`${where}: initialState names '${name}'${suggestion(name, variables)}, not a variable`)
  return variables.map((variable) => {
    if (!Object.hasOwn(state, variable)) throw new RangeError(`${where}: initialState lacks ${variable}`)
    return state[variable]!
  })
}

function checkFinite(where: string, what: string, value: unknown): void {
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw new RangeError(`${where}: ${what} must be a finite number, got ${String(value)}`)
}
