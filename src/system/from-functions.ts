import type { Declaration } from './declaration.ts'
import type { Dynamics, Parameters } from './dynamics.ts'
import type { Invariant } from './system.ts'

/** A quantity the user says is conserved, as a function of time, state and parameters. */
export type InvariantFunction = (t: number, y: Float64Array, parameters: Parameters) => number

/** A field or Jacobian that is handed the parameters with every call. */
export type KernelFunction = (t: number, y: Float64Array, out: Float64Array, parameters: Parameters) => void

/** The user's functions, with their parameters put in. */
export function dynamicsFromFunctions(
  field: KernelFunction,
  jacobian: KernelFunction | undefined,
  invariants: Readonly<Record<string, InvariantFunction>>,
): Dynamics {
  const bind =
    (kernel: KernelFunction) => (parameters: Parameters) => (t: number, y: Float64Array, out: Float64Array) =>
      kernel(t, y, out, parameters)
  return {
    field: bind(field),
    ...(jacobian && { jacobian: bind(jacobian) }),
    invariants: (parameters) => bindInvariants(invariants, parameters),
  }
}

/** Invariants with their parameters put in. */
export function bindInvariants(
  functions: Readonly<Record<string, InvariantFunction>>,
  parameters: Parameters,
): Readonly<Record<string, Invariant>> {
  const bound = Object.entries(functions).map(([name, of]): [string, Invariant] => [
    name,
    (t, y) => of(t, y, parameters),
  ])
  return Object.freeze(Object.fromEntries(bound))
}

/** Calls a user's function once at the initial state. @throws RangeError where it leaves an entry unwritten or NaN. */
export function checkWritten(
  where: string,
  what: string,
  { variables, initialState }: Declaration,
  write: (y: Float64Array, out: Float64Array) => void,
): void {
  const out = new Float64Array(variables.length).fill(Number.NaN)
  write(Float64Array.from(initialState), out)
  const missing = variables.filter((_, i) => Number.isNaN(out[i]))
  if (missing.length > 0)
    throw new RangeError(`${where}: ${what} left ${missing.join(', ')} unwritten or NaN at the initial state`)
}

/** @throws TypeError for anything but a function. */
export function checkFunction(where: string, what: string, value: unknown): void {
  if (typeof value !== 'function') throw new TypeError(`${where}: ${what} must be a function, got ${String(value)}`)
}
