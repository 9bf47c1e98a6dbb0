import { expect, test, vi } from 'vitest'
import { defineOde, type OdeEquations, type OdeFunctions } from '../../src/system/define-ode.ts'
import type { System } from '../../src/system/system.ts'
import { expectOdeContract } from './contract.ts'

const lorenz: OdeEquations = {
  name: 'Lorenz 63',
  parameters: { sigma: 10, rho: 28, beta: 8 / 3 },
  equations: { x: 'sigma*(y - x)', y: 'x*(rho - z) - y', z: 'x*y - beta*z' },
  initialState: { x: 1, y: 1, z: 1 },
  lyapunovExponent: 0.9056,
}

const forced: OdeFunctions = {
  name: 'forced oscillator',
  variables: ['position (m)', 'speed (m/s)'],
  parameters: { omega: 2 },
  field: (t, y, dydt, { omega }) => {
    dydt[0] = y[1]!
    dydt[1] = -omega! * omega! * y[0]! + Math.cos(t)
  },
  jacobian: (_t, _y, jacobian, { omega }) => jacobian.set([0, 1, -omega! * omega!, 0]),
  initialState: [1, 0],
}

test('text and function give the same noun, field, Jacobian and invariants', () => {
  const text = defineOde({
    name: 'oscillator',
    parameters: { k: 4 },
    equations: { q: 'p', p: '-k*q' },
    initialState: [1, 0],
    invariants: { energy: 'p^2/2 + k*q^2/2' },
  })
  const functions = defineOde({
    name: 'oscillator',
    variables: ['q', 'p'],
    parameters: { k: 4 },
    field: (_t, y, dydt, { k }) => dydt.set([y[1]!, -k! * y[0]!]),
    jacobian: (_t, _y, jacobian, { k }) => jacobian.set([0, 1, -k!, 0]),
    initialState: [1, 0],
    invariants: { energy: (_t, y, { k }) => y[1]! ** 2 / 2 + (k! * y[0]! ** 2) / 2 },
  })
  for (const system of [text, functions]) expectOdeContract(system)
  const y = Float64Array.of(0.3, -0.7)
  const [a, b] = [text, functions].map((system) => {
    const [dydt, jacobian] = [new Float64Array(2), new Float64Array(4)]
    system.field(0, y, dydt)
    system.jacobian!(0, y, jacobian)
    return [...dydt, ...jacobian, system.invariants.energy!(0, y)]
  })
  expect(a).toEqual(b)
})

test('a function of time with free labels keeps the contract', () => {
  expectOdeContract(defineOde(forced))
  expectOdeContract(
    defineOde({ name: 'forced', equations: { q: 'p', p: 't < 0.5 ? -q : cos(t) - q' }, initialState: [1, 0] }),
  )
})

test('optional fields are absent, not undefined', () => {
  const { jacobian: _, ...withoutJacobian } = forced
  const system = defineOde(withoutJacobian)
  for (const key of ['jacobian', 'equations', 'latex', 'source', 'lyapunovExponent'])
    expect(system).not.toHaveProperty(key)
})

test('with keeps the exponent only while the values stay', () => {
  const system = defineOde(lorenz)
  expect(system.with({ rho: 28 }).lyapunovExponent).toBe(0.9056)
  expect(system.with({ rho: 24.5 })).not.toHaveProperty('lyapunovExponent')
  expect(system.lyapunovExponent).toBe(0.9056)
})

test('with neither parses nor generates code again', () => {
  const system = defineOde(lorenz)
  const dydt = new Float64Array(3)
  system.field(0, Float64Array.of(1, 2, 3), dydt)
  vi.stubGlobal('Function', function forbidden() {
    throw new Error('generated again')
  })
  try {
    system.with({ rho: 24.5 }).field(0, Float64Array.of(1, 2, 3), dydt)
  } finally {
    vi.unstubAllGlobals()
  }
  expect(dydt[1]).toBe(1 * (24.5 - 3) - 2)
})

test('nothing is compiled before the field is read, and then once', () => {
  const generate = vi.fn(globalThis.Function)
  vi.stubGlobal('Function', generate)
  try {
    const system = defineOde(lorenz)
    expect(generate).not.toHaveBeenCalled()
    expect(system.field).toBe(system.field)
    expect(system.with({ rho: 20 }).field).not.toBe(system.field)
    expect(generate).toHaveBeenCalledOnce()
  } finally {
    vi.unstubAllGlobals()
  }
})

test('the definition may change afterwards without touching the system', () => {
  const initialState = Float64Array.of(1, 1, 1)
  const parameters = { sigma: 10, rho: 28, beta: 1 }
  const system = defineOde({ ...lorenz, parameters, initialState })
  initialState[0] = 9
  parameters.sigma = 9
  expect(system.initialState).toEqual([1, 1, 1])
  expect(system.parameters.sigma).toBe(10)
})

const wrongTexts: readonly [string, Partial<OdeEquations>, string][] = [
  [
    'a misspelled name',
    { equations: { ...lorenz.equations, y: 'x*(rh0 - z) - y' } },
    "defineOde: Lorenz 63, equation for y: unknown name 'rh0' (did you mean 'rho'?) at column 4 of 'x*(rh0 - z) - y'",
  ],
  [
    'an open parenthesis',
    { equations: { ...lorenz.equations, x: 'sigma*(y - x' } },
    'equation for x: Parenthesis ) expected at column 13',
  ],
  ['an invariant', { invariants: { V: 'x + w' } }, "Lorenz 63, invariant V: unknown name 'w' at column 5"],
  [
    'an unused parameter',
    { parameters: { ...lorenz.parameters, kappa: 1 } },
    "parameter 'kappa' appears in no equation",
  ],
  ['a parameter that is a variable', { parameters: { ...lorenz.parameters, x: 1 } }, "the name 'x' is declared twice"],
  ['a parameter called t', { parameters: { ...lorenz.parameters, t: 1 } }, "the name 't' is reserved"],
  ['a parameter called pi', { parameters: { ...lorenz.parameters, pi: 3 } }, "the name 'pi' is reserved"],
  ['a parameter called sin', { parameters: { ...lorenz.parameters, sin: 3 } }, "the name 'sin' is reserved"],
  ['a parameter called mod', { parameters: { ...lorenz.parameters, mod: 3 } }, "the name 'mod' is reserved"],
  [
    'a parameter called constructor',
    { parameters: { ...lorenz.parameters, constructor: 3 } as Record<string, number> },
    "the name 'constructor' is reserved",
  ],
  [
    'a parameter that is no word',
    { parameters: { ...lorenz.parameters, 'a b': 3 } },
    "'a b' is not a name for equations",
  ],
  ['a hostile parameter', { parameters: JSON.parse('{"__proto__": 1}') }, "'__proto__' is not a name for equations"],
  [
    'a parameter of NaN',
    { parameters: { ...lorenz.parameters, rho: Number.NaN } },
    'parameter rho must be a finite number, got NaN',
  ],
  [
    'a parameter of text',
    { parameters: { ...lorenz.parameters, rho: '28' as unknown as number } },
    'parameter rho must be a finite number, got 28',
  ],
  [
    'an infinite initial value',
    { initialState: { x: 1, y: Infinity, z: 1 } },
    'initialState y must be a finite number, got Infinity',
  ],
  ['a short initial state', { initialState: [1, 2] }, 'Lorenz 63 has dim 3 (x, y, z), but initialState has length 2'],
  ['a missing initial value', { initialState: { x: 1, y: 1 } }, 'initialState lacks z'],
  [
    'an initial value too many',
    { initialState: { x: 1, y: 1, z: 1, zz: 2 } },
    "initialState names 'zz' (did you mean 'z'?)",
  ],
  ['no initial state', { initialState: undefined as unknown as number[] }, 'but initialState is undefined'],
  ['no equations', { equations: {} }, 'has no variables'],
  ['an empty name', { name: ' ' }, 'a system needs a name'],
  ['an infinite exponent', { lyapunovExponent: Infinity }, 'lyapunovExponent must be a finite number'],
]

test.each(wrongTexts)('%s is an error at once', (_, change, message) => {
  expect(() => defineOde({ ...lorenz, ...change })).toThrow(message)
})

const wrongFunctions: readonly [string, Partial<OdeFunctions>, string][] = [
  [
    'an entry left unwritten',
    { field: (_t, _y, dydt) => dydt.fill(0, 0, 1) },
    'field left speed (m/s) unwritten or NaN',
  ],
  [
    'no function',
    { field: 'x' as unknown as OdeFunctions['field'] },
    'field (or equations as text) must be a function, got x',
  ],
  ['a repeated label', { variables: ['x', 'x'] }, "the name 'x' is declared twice"],
  ['no variables', { variables: [] }, 'has no variables'],
]

test.each(wrongFunctions)('in a function definition, %s is an error at once', (_, change, message) => {
  expect(() => defineOde({ ...forced, ...change })).toThrow(message)
})

test("an exception in the user's function comes back unchanged", () => {
  const mine = new Error('mine')
  const field = () => {
    throw mine
  }
  expect(() => defineOde({ ...forced, field })).toThrow(mine)
})

test('with refuses unknown names and values that are not finite', () => {
  const system: System = defineOde(lorenz)
  expect(() => system.with({ rh: 1 })).toThrow(
    "with: Lorenz 63 has no parameter 'rh' (did you mean 'rho'?); it has sigma, rho, beta",
  )
  expect(() => system.with({ constructor: 1 } as Record<string, number>)).toThrow("no parameter 'constructor'")
  expect(() => system.with({ rho: Number.NaN })).toThrow('parameter rho must be a finite number')
})

test('a division by zero at the start is told, with the state; where time enters, the start is not judged', () => {
  const define = (text: string): unknown => defineOde({ name: 'mine', equations: { x: text }, initialState: [0] })
  expect(() => define('1/x')).toThrow(
    /mine: the equation for x is Infinity at the initial state, x = 0; start elsewhere/,
  )
  expect(() => define('log(x)')).toThrow(/equation for x is -Infinity/)
  expect(() => define('x/t')).not.toThrow()
})
