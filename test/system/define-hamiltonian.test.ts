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

const shapes: readonly [string, boolean][] = [
  ['p^2/2 + q^2/2 + c*cos(q)', true],
  ['c*(p^2 + q^2)', true],
  ['(p^2 + q^2)/(2*c)', true],
  ['sqrt(c^2 + p^2) - 1/abs(q)', true],
  ['(q < c ? q^2 : q^4) + p^2', true],
  ['c*q*p', false],
  ['(q + p)^2 + c', false],
  ['c + abs(q + p)', false],
  ['c + min(q, p)', false],
  ['q < p ? q^2 : c*p^2', false],
  ['p^2/(c + q^2)', false],
  // Separable, but only an expansion shows it.
  ['(q + p)^2 - 2*q*p + c', false],
]

test.each(shapes)('%s: separable is %s, whatever the parameters', (hamiltonian, separable) => {
  const system = defineHamiltonian({
    name: 'shape',
    parameters: { c: 2 },
    positions: ['q'],
    momenta: ['p'],
    hamiltonian,
    initialState: [0.5, 0.25],
  })
  expect(system.separable).toBe(separable)
  expect(system.with({ c: 0 }).separable).toBe(separable)
})

test('positions may be coupled with positions, momenta with momenta', () => {
  expect(defineHamiltonian(henonHeiles).separable).toBe(true)
  const coupled = { ...henonHeiles, hamiltonian: '(p1 + p2)^2*lambda + cos(q1 - q2)' }
  expect(defineHamiltonian(coupled).separable).toBe(true)
  expect(defineHamiltonian({ ...coupled, hamiltonian: 'lambda*q1*p2 + p1^2 + q2^2' }).separable).toBe(false)
})

test('velocity and force are the halves of the field, bit by bit, with these parameters', () => {
  const system = defineHamiltonian(henonHeiles).with({ lambda: 0.3 })
  const y = Float64Array.of(0.1, -0.2, 0.3, 0.4)
  const halves = [system.velocity!, system.force!].flatMap((half) => evaluate((out) => half(0, y, out), 2))
  expect(halves).toEqual(evaluate((out) => system.field(0, y, out), 4))
})

test('functions declare whether they are separable, by default not', () => {
  const particle = {
    name: 'particle',
    parameters: { mass: 2 },
    positions: ['q'],
    momenta: ['p'],
    hamiltonian: (y: Float64Array, { mass }: Readonly<Record<string, number>>) => y[1]! ** 2 / (2 * mass!),
    gradient: (y: Float64Array, gradient: Float64Array, { mass }: Readonly<Record<string, number>>) =>
      gradient.set([0, y[1]! / mass!]),
    initialState: [0, 1],
  }
  expect(defineHamiltonian(particle).separable).toBe(false)
  expect(defineHamiltonian({ ...particle, separable: true }).with({ mass: 3 }).separable).toBe(true)
  expect(defineHamiltonian(particle)).not.toHaveProperty('force')
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
