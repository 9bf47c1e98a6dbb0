import { expect, test } from 'vitest'
import { defineHamiltonian, type HamiltonianText } from '../../src/system/define-hamiltonian.ts'
import { expectOdeContract } from './contract.ts'

const henonHeiles: HamiltonianText = {
  name: 'Hénon–Heiles',
  parameters: { lambda: 1 },
  positions: ['q1', 'q2'],
  momenta: ['p1', 'p2'],
  hamiltonian: '(p1^2 + p2^2)/2 + (q1^2 + q2^2)/2 + lambda*(q1^2*q2 - q2^3/3)',
  initialState: { q1: 0.1, q2: 0.2, p1: 0.3, p2: 0 },
}

function evaluate(write: (out: Float64Array) => void, size: number): number[] {
  const out = new Float64Array(size)
  write(out)
  return [...out]
}

test('the field of Hénon–Heiles is the published one, its trace zero, its flow conserves energy', () => {
  const system = defineHamiltonian(henonHeiles)
  expectOdeContract(system)
  expect(system.degrees).toBe(2)
  expect(system.variables).toEqual(['q1', 'q2', 'p1', 'p2'])
  const y = Float64Array.of(0.1, -0.2, 0.3, 0.4)
  const [q1, q2, p1, p2] = y as unknown as [number, number, number, number]
  const expected = [p1, p2, -q1 - 2 * q1 * q2, -q2 - q1 * q1 + q2 * q2]
  evaluate((out) => system.field(0, y, out), 4).forEach((value, i) => {
    expect(value).toBeCloseTo(expected[i]!, 15)
  })
  const jacobian = evaluate((out) => system.jacobian!(0, y, out), 16)
  expect(jacobian[0]! + jacobian[5]! + jacobian[10]! + jacobian[15]!).toBe(0)
  expect(system.hamiltonian(y)).toBe(system.invariants.energy!(0, y))
})

test('with changes field and Hamiltonian together', () => {
  const system = defineHamiltonian(henonHeiles).with({ lambda: 0 })
  expectOdeContract(system)
  expect(system.hamiltonian(Float64Array.of(1, 1, 1, 1))).toBe(2)
})

test('functions give the same system as the text', () => {
  const text = defineHamiltonian({
    name: 'pendulum',
    parameters: { f: 2 },
    positions: ['q'],
    momenta: ['p'],
    hamiltonian: 'p^2/2 + 1 - cos(f*q)',
    initialState: [1, 0],
    invariants: { twice: 'p^2 + 2 - 2*cos(f*q)' },
  })
  const functions = defineHamiltonian({
    name: 'pendulum',
    parameters: { f: 2 },
    positions: ['q'],
    momenta: ['p'],
    hamiltonian: (y, { f }) => y[1]! ** 2 / 2 + 1 - Math.cos(f! * y[0]!),
    gradient: (y, gradient, { f }) => gradient.set([f! * Math.sin(f! * y[0]!), y[1]!]),
    initialState: [1, 0],
  })
  for (const system of [text, functions]) expectOdeContract(system)
  const y = Float64Array.of(0.4, -1.3)
  expect(evaluate((out) => functions.field(0, y, out), 2)).toEqual(evaluate((out) => text.field(0, y, out), 2))
  expect(functions.hamiltonian(y)).toBe(text.hamiltonian(y))
  expect(Object.keys(text.invariants)).toEqual(['energy', 'twice'])
  expect(functions).not.toHaveProperty('jacobian')
})

const wrong: readonly [string, Partial<HamiltonianText>, string][] = [
  [
    'an unknown name',
    { hamiltonian: 'p1^2 + q3' },
    "defineHamiltonian: Hénon–Heiles, hamiltonian: unknown name 'q3' (did you mean 'q1' or 'q2'?) at column 8",
  ],
  ['time', { hamiltonian: 't*p1' }, "unknown name 't' at column 1"],
  ['an unpaired position', { positions: ['q1'] }, 'has 1 positions, but 2 momenta'],
  ['an energy of its own', { invariants: { energy: 'p1' } }, "the invariant 'energy' is the Hamiltonian itself"],
  ['an unused parameter', { parameters: { lambda: 1, mu: 2 } }, "parameter 'mu' appears in no equation"],
  ['a short initial state', { initialState: [0, 0, 1] }, 'has dim 4 (q1, q2, p1, p2), but initialState has length 3'],
  ['a variable that is a function', { positions: ['q1', 'exp'] }, 'initialState names'],
]

test.each(wrong)('%s is an error at once', (_, change, message) => {
  expect(() => defineHamiltonian({ ...henonHeiles, ...change })).toThrow(message)
})

test('a gradient with an entry unwritten is an error at once', () => {
  expect(() =>
    defineHamiltonian({
      name: 'free particle',
      positions: ['q'],
      momenta: ['p'],
      hamiltonian: (y) => y[1]! ** 2 / 2,
      gradient: (y, gradient) => gradient.fill(y[1]!, 1),
      initialState: [0, 1],
    }),
  ).toThrow('gradient left q unwritten or NaN at the initial state')
})
