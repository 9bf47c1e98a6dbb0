import { expect, test } from 'vitest'
import { defineSystem } from '../src/system/define-system.ts'
import type { MapSystem, OdeSystem } from '../src/system/system.ts'
import { catalogue } from '../systems/catalogue.ts'
import { henon, lorenz63, lotkaVolterra, pendulum } from '../systems/index.ts'
import { expectMapContract, expectOdeContract } from './system/contract.ts'

const entries = catalogue().map(({ id, system }) => [id, system] as const)
/** Those that no formula can say: their functions are tested beside them. */
const withoutText = ['blinkingVortexMap']
const written = entries.filter(([id]) => !withoutText.includes(id))

test.each(entries)('%s keeps the contract of its noun', (_, system) => {
  if (system.kind === 'ode') expectOdeContract(system)
  else if (system.kind === 'map') expectMapContract(system)
})

test.each(written)('%s is written as equations, frozen, with a source', (_, system) => {
  expect(system.equations).toBeDefined()
  expect(system.latex).toHaveLength(system.dim)
  expect(system.source).toMatch(/\d{4}/)
  for (const part of [system, system.parameters, system.variables, system.initialState, system.invariants])
    expect(Object.isFrozen(part)).toBe(true)
})

test.each(written)('%s is the same when made anew from its definition', (_, system) => {
  const again = defineSystem(JSON.parse(JSON.stringify(system.definition)))
  expect(again.definition).toEqual(system.definition)
  expect(again.equations).toEqual(system.equations)
  const y = Float64Array.from(system.initialState)
  const [ours, theirs] = [new Float64Array(system.dim), new Float64Array(system.dim)]
  if (system.kind === 'ode') system.field(0.3, y, ours)
  else if (system.kind === 'map') system.advance(y, ours, 0.3)
  if (again.kind === 'ode') again.field(0.3, y, theirs)
  else if (again.kind === 'map') again.advance(y, theirs, 0.3)
  expect(theirs).toEqual(ours)
})

type Write = (t: number, y: Float64Array, out: Float64Array) => void

/** The kernel, with a change made afterwards. */
function spoiled(kernel: Write, change: (out: Float64Array, y: Float64Array, t: number) => void): Write {
  return (t, y, out) => {
    kernel(t, y, out)
    change(out, y, t)
  }
}

/** Entry i of the output, off by a relative 1e-3. */
function off(kernel: Write, i: number): Write {
  return spoiled(kernel, (out) => {
    out[i] = 1.001 * out[i]! + 1e-3
  })
}

function touchInput(_out: Float64Array, y: Float64Array): void {
  y[0] = y[0]! + 1
}

function writeOutside(out: Float64Array): void {
  new Float64Array(out.buffer)[0] = 1
}

function rememberCalls(): (out: Float64Array) => void {
  let calls = 0
  return (out) => {
    out[0] = out[0]! + 1e-9 * (++calls % 3)
  }
}

const { field, jacobian } = lorenz63
const wrongOdes: readonly [string, Partial<OdeSystem>, RegExp][] = [
  ['value of the field', { field: off(field, 2) }, /equation for z/],
  ['write outside dydt', { field: spoiled(field, writeOutside) }, /nothing outside/],
  ['write into y', { field: spoiled(field, touchInput) }, /untouched/],
  ['memory of earlier calls', { field: spoiled(field, rememberCalls()) }, /input alone/],
  ['entry left unwritten', { field: (t, y, dydt) => field(t, y, dydt.subarray(0, 2)) }, /every entry/],
  ['entry of the Jacobian', { jacobian: off(jacobian!, 5) }, /Jacobian/],
  ['zero of the Jacobian', { jacobian: off(jacobian!, 2) }, /Jacobian/],
  ['invariant', { invariants: { sum: (_t, y) => y[0]! + y[1]! } }, /invariant sum/],
  ['parameter list', { parameters: { ...lorenz63.parameters, kappa: 1 } }, /kappa is mentioned/],
  ['initial state', { initialState: [1, 1] }, /initialState/],
  ['LaTeX', { latex: [] }, /LaTeX/],
  ['with', { with: () => lorenz63 }, /with/],
]

test.each(wrongOdes)('the contract fails on a wrong %s', (_, violation, message) => {
  expect(() => expectOdeContract({ ...lorenz63, ...violation })).toThrow(message)
})

test('the contract fails on a field that is not the slope of its trajectory', () => {
  const { equations, latex, ...untexted } = lorenz63
  const jumping = spoiled(field, (dydt, y) => {
    dydt[0] = dydt[0]! + (Math.round(1e6 * y[1]!) % 2)
  })
  expect(() => expectOdeContract({ ...untexted, field: jumping })).toThrow(/slope of x/)
})

const advanceFirst: Write = (t, y, next) => henon.advance(y, next, t)
const asMap = (write: Write): Partial<MapSystem> => ({ advance: (y, next, t) => write(t, y, next) })
const wrongMaps: readonly [string, Partial<MapSystem>, RegExp][] = [
  ['image', asMap(off(advanceFirst, 1)), /equation for y/],
  ['map in place', asMap(spoiled(advanceFirst, (next, y) => y.set(next))), /untouched/],
  ['Jacobian', { jacobian: off(henon.jacobian!, 3) }, /Jacobian/],
  ['invariant', { invariants: { x: (_t, y) => y[0]! } }, /invariant x/],
]

test.each(wrongMaps)('the contract fails on a map with a wrong %s', (_, violation, message) => {
  expect(() => expectMapContract({ ...henon, ...violation })).toThrow(message)
})

test('published facts: fixed points, areas and energies', () => {
  const out = new Float64Array(3)
  const c = Math.sqrt((8 / 3) * 27)
  lorenz63.field(0, Float64Array.of(c, c, 27), out)
  expect(Math.max(...out.map(Math.abs))).toBeLessThan(1e-13)
  lotkaVolterra.field(0, Float64Array.of(3, 1.5), out)
  expect([out[0], out[1]]).toEqual([0, 0])
  expect(lotkaVolterra.invariants.V!(0, Float64Array.of(1, 1))).toBe(2)
  expect(pendulum.hamiltonian(Float64Array.from(pendulum.initialState))).toBeCloseTo(1, 15)
  const J = new Float64Array(4)
  henon.jacobian!(0, Float64Array.of(0.63, 0.19), J)
  expect(J[0]! * J[3]! - J[1]! * J[2]!).toBe(-0.3)
})
