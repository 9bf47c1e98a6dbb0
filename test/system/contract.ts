import { evaluate as evaluateText } from 'mathjs/number'
import { expect } from 'vitest'
import { integrate } from '../../src/integrate/integrate.ts'
import type { MapSystem, OdeSystem, System, VectorField } from '../../src/system/system.ts'
import { timeGrid } from '../../src/trajectory.ts'
import { differenceJacobian, fineTrajectory, largest, orbit, valuesOf } from './numerics.ts'

/*
 * What every system promises, checked by means of its own: the integrator, the differences and the evaluation of the
 * equation text below share no code with the library.
 */

/** Fails unless the system keeps the contract of an ODE: see the checks for its clauses. */
export function expectOdeContract(system: OdeSystem): void {
  expectDescription(system)
  const { states, h } = fineTrajectory(system)
  const points = [500, 2000, 4000, 7000, 9500]
  for (const i of points) {
    const [t, y] = [i * h, states[i]!]
    expectKernel('field', system.dim, y, (from, out) => system.field(t, from, out))
    expectEquations(
      system,
      t,
      y,
      valuesOf(system.dim, (out) => system.field(t, y, out)),
    )
    expectDerivative(system, states, i, h)
    expectJacobian(system, t, y, system.field)
  }
  expectInvariants(system, states, h)
  const wide = farStates(system)
  expectWith(system, (changed) => [
    ...points.flatMap((i) => valuesOf(system.dim, (out) => changed.field(i * h, states[i]!, out))),
    ...wide.flatMap(({ t, y }) => valuesOf(system.dim, (out) => changed.field(t, y, out))),
  ])
}

/** States all over the attractor: some parameters matter in a corner only. */
function farStates(system: OdeSystem): { t: number; y: Float64Array }[] {
  if (!system.period) return []
  const { times, states, dim } = integrate(system, system.initialState, timeGrid(0, system.period / 20, 400))
  return Array.from(times, (t, i) => ({ t, y: states.subarray(i * dim, (i + 1) * dim) }))
}

/** Fails unless the system keeps the contract of a map. */
export function expectMapContract(system: MapSystem): void {
  expectDescription(system)
  const states = orbit(system, 200)
  const points = [0, 1, 10, 50, 199]
  for (const i of points) {
    const [t, y] = [i * (system.dt ?? 1), states[i]!]
    expectKernel('advance', system.dim, y, (from, next) => system.advance(from, next, t))
    expectEquations(
      system,
      t,
      y,
      valuesOf(system.dim, (next) => system.advance(y, next, t)),
    )
    expectJacobian(system, t, y, (_t, from, next) => system.advance(from, next, t))
  }
  expectInvariants(system, states, system.dt ?? 1)
  expectWith(system, (changed) =>
    points.flatMap((i) => valuesOf(system.dim, (next) => changed.advance(states[i]!, next, i * (system.dt ?? 1)))),
  )
}

function expectDescription({ name, dim, variables, initialState, parameters, equations, latex }: System): void {
  expect(name, 'a name').not.toBe('')
  expect(variables, 'one label per variable').toHaveLength(dim)
  expect(new Set([...variables, ...Object.keys(parameters)]).size, 'distinct names').toBe(
    dim + Object.keys(parameters).length,
  )
  expect(initialState, 'initialState').toHaveLength(dim)
  expect([...initialState, ...Object.values(parameters)].every(Number.isFinite), 'finite values').toBe(true)
  if (!equations) return
  expect(Object.keys(equations), 'one equation per variable').toEqual(variables)
  const words = new Set(Object.values(equations).join(' ').match(/\w+/g))
  for (const parameter of Object.keys(parameters))
    expect(words.has(parameter), `parameter ${parameter} is mentioned in an equation`).toBe(true)
  expect(latex, 'one line of LaTeX per variable').toHaveLength(dim)
}

/** Same bits twice, whatever the output held before; every entry written, nothing outside; the input untouched. */
function expectKernel(
  what: string,
  size: number,
  y: Float64Array,
  write: (y: Float64Array, out: Float64Array) => void,
) {
  const results = [Number.NaN, 1e300, 0].map((before) => {
    const margin = 3
    const guarded = new Float64Array(size + 2 * margin).fill(Number.NaN)
    const out = guarded.subarray(margin, margin + size).fill(before)
    const input = Float64Array.from(y)
    write(input, out)
    expect(input, `${what} leaves y untouched`).toEqual(y)
    const outside = [...guarded.subarray(0, margin), ...guarded.subarray(margin + size)]
    expect(outside.every(Number.isNaN), `${what} writes nothing outside its output`).toBe(true)
    return [...out]
  })
  expect(results[0]!.every(Number.isFinite), `${what} writes every entry, finite`).toBe(true)
  expect(results[1], `${what} is a function of its input alone`).toEqual(results[0])
  expect(results[2], `${what} is a function of its input alone`).toEqual(results[0])
}

/** The equation text, evaluated by mathjs, gives the computed values. */
function expectEquations({ equations, variables, parameters }: System, t: number, y: Float64Array, values: number[]) {
  if (!equations) return
  const step = (u: number) => (u < 0 ? 0 : 1)
  const scope = { t, step, ...parameters, ...Object.fromEntries(variables.map((variable, i) => [variable, y[i]])) }
  for (const [i, variable] of variables.entries()) {
    const expected = evaluateText(equations[variable]!, { ...scope })
    expect(Math.abs(values[i]! - expected), `the field is the equation for ${variable}`).toBeLessThan(
      1e-12 * (1 + largest(y) ** 2),
    )
  }
}

/** Fourth-order difference of the trajectory; h is 0.01 of the fastest time scale, so its error is about 1e-9. */
function expectDerivative({ field, dim, variables }: OdeSystem, states: readonly Float64Array[], i: number, h: number) {
  const slope = valuesOf(dim, (out) => field(i * h, states[i]!, out))
  for (let j = 0; j < dim; j++) {
    const at = (offset: number) => states[i + offset]![j]!
    const difference = (8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12 * h)
    expect(Math.abs(slope[j]! - difference), `the field is the slope of ${variables[j]}`).toBeLessThan(
      1e-8 * (largest(slope) + 1e-3),
    )
  }
}

function expectJacobian({ dim, jacobian }: System, t: number, y: Float64Array, map: VectorField): void {
  if (!jacobian) return
  expectKernel('jacobian', dim * dim, y, (from, out) => jacobian(t, from, out))
  const values = valuesOf(dim * dim, (out) => jacobian(t, y, out))
  const expected = differenceJacobian(dim, t, y, map)
  const error = largest(values.map((value, i) => value - expected[i]!))
  expect(error, 'the Jacobian agrees with differences').toBeLessThan(1e-8 * (1 + largest(expected)))
}

function expectInvariants({ invariants }: System, states: readonly Float64Array[], h: number): void {
  for (const [name, invariant] of Object.entries(invariants)) {
    const values = states.map((y, i) => invariant(i * h, y))
    const drift = largest(values.map((value) => value - values[0]!))
    expect(drift, `the invariant ${name} is conserved`).toBeLessThan(1e-8 * (1 + Math.abs(values[0]!)))
  }
}

/** `with` changes what it is asked to change, nothing else, and refuses what it does not know. */
function expectWith<S extends System>(system: S, evaluate: (system: S) => number[]): void {
  const before = evaluate(system)
  expect(evaluate(system.with({}) as S), 'with({}) is the same system').toEqual(before)
  for (const [name, value] of Object.entries(system.parameters)) {
    const changed = system.with({ [name]: 1.1 * value + 0.01 }) as S
    expect(changed.parameters, `with({ ${name} })`).toEqual({ ...system.parameters, [name]: 1.1 * value + 0.01 })
    expect(evaluate(changed), `with({ ${name} }) changes the dynamics`).not.toEqual(before)
    expect(evaluate(system), `with({ ${name} }) leaves the original alone`).toEqual(before)
    expect(changed.lyapunovExponent, 'a known exponent belongs to the old values').toBeUndefined()
    expect(evaluate(changed.with({ [name]: value }) as S), 'with undoes itself').toEqual(before)
  }
  expect(() => system.with({ 'no such parameter': 1 })).toThrow(RangeError)
}
