import { evaluate } from 'mathjs/number'
import { expect, test, vi } from 'vitest'
import { type DdeEquations, type DdeFunctions, defineDde } from '../../src/system/define-dde.ts'
import { defineOde } from '../../src/system/define-ode.ts'
import type { DdeSystem } from '../../src/system/system.ts'
import { differenceJacobian, largest, valuesOf } from './numerics.ts'

const mackeyGlass: DdeEquations = {
  name: 'Mackey–Glass',
  parameters: { beta: 0.2, gamma: 0.1, n: 10, tau: 17 },
  equations: { x: 'beta*x(t - tau)/(1 + x(t - tau)^n) - gamma*x' },
  initialState: { x: 1.2 },
}

/** Two variables; lags that are constant, given twice, and dependent on state and time. */
const mixed: DdeEquations = {
  name: 'mixed',
  parameters: { tau: 2, a: 0.5, w: 3 },
  equations: {
    x: 'a*x(t - tau)*y - y(t - exp(-x))^3',
    y: 'sin(w*t) - x*y(t - tau) + tanh(x(t - t/2))',
  },
  initialState: { x: 0.3, y: -0.7 },
  history: { x: '0.3*exp(a*t)', y: '-0.7' },
}

const functions: DdeFunctions = {
  name: 'mixed',
  variables: ['x', 'y'],
  parameters: { tau: 2, a: 0.5, w: 3 },
  lags: 3,
  delays: (t, y, out, { tau }) => out.set([tau!, Math.exp(-y[0]!), t / 2]),
  field: (t, y, past, dydt, { a, w }) =>
    dydt.set([a! * past[0]! * y[1]! - past[3]! ** 3, Math.sin(w! * t) - y[0]! * past[1]! + Math.tanh(past[4]!)]),
  initialState: [0.3, -0.7],
  history: (t, out, { a }) => out.set([0.3 * Math.exp(a! * t), -0.7]),
}

const [t, y, past] = [1.3, Float64Array.of(0.3, -0.7), Float64Array.of(0.2, 0.9, -0.4, 0.6, 1.1, -0.8)]

function everything({ dim, lags, delays, field, history }: DdeSystem): number[] {
  return [
    ...valuesOf(lags, (out) => delays(t, y, out)),
    ...valuesOf(dim, (out) => field(t, y, past, out)),
    ...valuesOf(dim, (out) => history!(-1.5, out)),
  ]
}

test('text and functions give the same lags, field and history', () => {
  const [a, b] = [everything(defineDde(mixed)), everything(defineDde(functions))]
  expect(a).toHaveLength(3 + 2 + 2)
  for (const [i, value] of a.entries()) expect(value).toBeCloseTo(b[i]!, 15)
})

test('the field is its equation, evaluated by mathjs with the past under other names', () => {
  const { field } = defineDde(mackeyGlass)
  const text = mackeyGlass.equations.x!.replaceAll('x(t - tau)', 'z')
  for (const [x, z] of [
    [1.2, 0.4],
    [0.1, 2.5],
  ] as const) {
    const [value] = valuesOf(1, (out) => field(0, Float64Array.of(x), Float64Array.of(z), out))
    expect(value).toBeCloseTo(evaluate(text, { ...mackeyGlass.parameters, x, z }), 15)
  }
})

test('equal lags are one lag, in reading order, whatever the variable', () => {
  const system = defineDde(mixed)
  expect(system.lags).toBe(3)
  expect(valuesOf(3, (out) => system.delays(t, y, out))).toEqual([2, Math.exp(-0.3), t / 2])
  expect(system.constantDelays).toBe(false)
  expect(defineDde(mackeyGlass)).toMatchObject({ kind: 'dde', lags: 1, constantDelays: true, dim: 1 })
})

test('the Jacobian has the partials by the state, then by the past lag by lag', () => {
  const { jacobian, field } = defineDde(mixed)
  const joined = Float64Array.of(...y, ...past)
  const rows = (at: number, state: Float64Array, out: Float64Array) => {
    out.fill(0)
    field(at, state.subarray(0, 2), state.subarray(2), out.subarray(0, 2))
  }
  const expected = differenceJacobian(8, t, joined, rows).slice(0, 2 * 8)
  const values = valuesOf(2 * 8, (out) => jacobian!(t, y, past, out))
  expect(largest(values.map((value, i) => value - expected[i]!))).toBeLessThan(1e-9)
  expect(values.filter((value) => value !== 0)).toHaveLength(3 + 3)
})

test('kernels write every entry, nothing else, and touch no input', () => {
  const { delays, field, jacobian } = defineDde(mixed)
  for (const [size, write] of [
    [3, (out: Float64Array) => delays(t, y, out)],
    [2, (out: Float64Array) => field(t, y, past, out)],
    [16, (out: Float64Array) => jacobian!(t, y, past, out)],
  ] as const) {
    const inputs = [...y, ...past]
    const guarded = new Float64Array(size + 2).fill(Number.NaN)
    write(guarded.subarray(1, size + 1))
    expect([guarded[0], guarded[size + 1]]).toEqual([Number.NaN, Number.NaN])
    expect(guarded.subarray(1, size + 1).every(Number.isFinite)).toBe(true)
    expect([...y, ...past]).toEqual(inputs)
  }
})

test('the LaTeX looks back', () => {
  expect(defineDde(mackeyGlass).latex).toEqual([
    '\\dot{x} = \\frac{\\beta x(t - \\tau)}{1 + \\left(x(t - \\tau)\\right)^{n}} - \\gamma x',
  ])
})

test('with changes lags, field and history, compiles nothing anew and leaves the original alone', () => {
  const system = defineDde(mixed)
  const before = everything(system)
  vi.stubGlobal('Function', function forbidden() {
    throw new Error('generated again')
  })
  try {
    expect(everything(system.with({ a: 0.6 }))).not.toEqual(before)
    expect(valuesOf(3, (out) => system.with({ tau: 4 }).delays(t, y, out))[0]).toBe(4)
    expect(everything(system.with({ a: 0.6 }).with({ a: 0.5 }))).toEqual(before)
    expect(everything(system)).toEqual(before)
  } finally {
    vi.unstubAllGlobals()
  }
  expect(() => system.with({ rho: 1 })).toThrow("with: mixed has no parameter 'rho'")
})

test('nothing is compiled before the field is read', () => {
  const generate = vi.fn(globalThis.Function)
  vi.stubGlobal('Function', generate)
  try {
    const system = defineDde(mackeyGlass)
    expect(generate).not.toHaveBeenCalled()
    expect(system.field).toBe(system.field)
    expect(generate).toHaveBeenCalledOnce()
  } finally {
    vi.unstubAllGlobals()
  }
})

test('optional fields are absent, not undefined', () => {
  const { history: _, ...withoutHistory } = functions
  for (const key of ['jacobian', 'equations', 'latex', 'history', 'source'])
    expect(defineDde(withoutHistory)).not.toHaveProperty(key)
})

test('an ordinary differential equation refuses to look back', () => {
  expect(() => defineOde({ name: 'ode', equations: { x: '-x(t - 1)' }, initialState: [1] })).toThrow(
    "defineOde: ode, equation for x: 'x' is not a function at column 2 of '-x(t - 1)'; write x*(…) for a product",
  )
})

test.each<[string, Partial<DdeEquations>, string]>([
  ['no look back', { equations: { x: 'beta + gamma + n + tau - x' } }, 'no equation looks into the past'],
  [
    'a misspelled lag',
    { equations: { x: '-x(t - tua)' } },
    "defineDde: Mackey–Glass, equation for x: unknown name 'tua' (did you mean 'tau'?) at column 8",
  ],
  ['a look ahead', { equations: { x: 'x(t + tau)' } }, "'x(…)' is no look into the past at column 1"],
  ['an unused parameter', { parameters: { ...mackeyGlass.parameters, k: 1 } }, "parameter 'k' appears in no equation"],
  ['a history of the state', { history: { x: '2*x' } }, "history of x: unknown name 'x' at column 3"],
  ['a history that looks back', { history: { x: 'x(t - 1)' } }, "history of x: unknown function 'x' at column 1"],
  ['a history of nothing', { history: {} }, 'history lacks x'],
  ['a history of something else', { history: { x: '1', z: '1' } }, "history names 'z', not a variable"],
  ['a parameter of NaN', { parameters: { ...mackeyGlass.parameters, n: Number.NaN } }, 'parameter n must be a finite'],
])('%s is an error at once', (_, change, message) => {
  expect(() => defineDde({ ...mackeyGlass, ...change })).toThrow(message)
})

test.each<[string, Partial<DdeFunctions>, string]>([
  ['no lags', { lags: 0 }, 'defineDde: mixed: lags must be a positive whole number, got 0'],
  ['a lag left unwritten', { delays: (_t, _y, out) => out.fill(1, 0, 2) }, 'delays left lag 2 unwritten or NaN'],
  ['an entry left unwritten', { field: (_t, _y, _past, dydt) => dydt.fill(0, 0, 1) }, 'field left y unwritten or NaN'],
  ['no field', { field: 3 as unknown as DdeFunctions['field'] }, 'field (or equations as text) must be a function'],
])('in a function definition, %s is an error at once', (_, change, message) => {
  expect(() => defineDde({ ...functions, ...change })).toThrow(message)
})
