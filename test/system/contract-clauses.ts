import { evaluate as evaluateText } from 'mathjs/number'
import { expect } from 'vitest'
import type { SystemBase } from '../../src/system/system.ts'
import { largest } from './numerics.ts'

/** What both delay and stochastic systems promise; every kernel is a function from one vector to another here. */
export type Kernel = (from: Float64Array, out: Float64Array) => void

/** Names, values and LaTeX; `texts` are all formulas of the system. */
export function expectDescription(system: SystemBase, texts: readonly string[]): void {
  const { name, dim, variables, initialState, parameters, equations, latex } = system
  expect(name, 'a name').not.toBe('')
  expect(variables, 'one label per variable').toHaveLength(dim)
  expect(new Set([...variables, ...Object.keys(parameters)]).size, 'distinct names').toBe(
    dim + Object.keys(parameters).length,
  )
  expect(initialState, 'initialState').toHaveLength(dim)
  expect([...initialState, ...Object.values(parameters)].every(Number.isFinite), 'finite values').toBe(true)
  if (!equations) return
  expect(Object.keys(equations), 'one equation per variable').toEqual(variables)
  const words = new Set(texts.join(' ').match(/\w+/g))
  for (const parameter of Object.keys(parameters))
    expect(words.has(parameter), `parameter ${parameter} is mentioned in an equation`).toBe(true)
  expect(latex, 'one line of LaTeX per variable').toHaveLength(dim)
}

/** Same bits twice, whatever the output held before; every entry written, finite, nothing outside; the input untouched. */
export function expectKernel(what: string, size: number, from: Float64Array, write: Kernel): void {
  const results = [Number.NaN, 1e300, 0].map((before) => {
    const margin = 3
    const guarded = new Float64Array(size + 2 * margin).fill(Number.NaN)
    const out = guarded.subarray(margin, margin + size).fill(before)
    const input = Float64Array.from(from)
    write(input, out)
    expect(input, `${what} leaves its input untouched`).toEqual(from)
    const outside = [...guarded.subarray(0, margin), ...guarded.subarray(margin + size)]
    expect(outside.every(Number.isNaN), `${what} writes nothing outside its output`).toBe(true)
    return [...out]
  })
  expect(results[0]!.every(Number.isFinite), `${what} writes every entry, finite`).toBe(true)
  expect(results[1], `${what} is a function of its input alone`).toEqual(results[0])
  expect(results[2], `${what} is a function of its input alone`).toEqual(results[0])
}

/** The text, evaluated by mathjs, gives the value. */
export function expectText(what: string, text: string, scope: object, value: number): void {
  const expected = evaluateText(text, { ...scope })
  expect(Math.abs(value - expected), `${what} is its text`).toBeLessThan(1e-12 * (1 + Math.abs(expected)))
}

/** Two lists of derivatives agree, up to what differences are good for. */
export function expectSlopes(what: string, values: readonly number[], expected: readonly number[]): void {
  const error = largest(values.map((value, i) => value - expected[i]!))
  expect(error, `${what} agrees with differences`).toBeLessThan(1e-8 * (1 + largest(expected)))
}

/** `with` changes what it is asked to change, nothing else, and refuses what it does not know. */
export function expectWith<S extends SystemBase & { with(parameters: Readonly<Record<string, number>>): S }>(
  system: S,
  evaluate: (system: S) => number[],
): void {
  const before = evaluate(system)
  expect(evaluate(system.with({})), 'with({}) is the same system').toEqual(before)
  for (const [name, value] of Object.entries(system.parameters)) {
    const changed = system.with({ [name]: 1.1 * value + 0.01 })
    expect(changed.parameters, `with({ ${name} })`).toEqual({ ...system.parameters, [name]: 1.1 * value + 0.01 })
    expect(evaluate(changed), `with({ ${name} }) changes the dynamics`).not.toEqual(before)
    expect(evaluate(system), `with({ ${name} }) leaves the original alone`).toEqual(before)
    expect(changed.lyapunovExponent, 'a known exponent belongs to the old values').toBeUndefined()
    expect(evaluate(changed.with({ [name]: value })), 'with undoes itself').toEqual(before)
  }
  expect(() => system.with({ 'no such parameter': 1 })).toThrow(RangeError)
}
