import { expect, test } from 'vitest'
import { defineSystem } from '../src/system/define-system.ts'
import type { DdeSystem, MapSystem, OdeSystem, SdeSystem } from '../src/system/system.ts'
import { catalogue } from '../systems/catalogue.ts'
import {
  burgers,
  coxIngersollRoss,
  doubleWellNoise,
  henon,
  heston,
  lorenz63,
  lotkaVolterra,
  mackeyGlass,
  pendulum,
} from '../systems/index.ts'
import { expectMapContract, expectOdeContract } from './system/contract.ts'
import { expectDdeContract } from './system/contract-delay.ts'
import { expectFieldContract } from './system/contract-field.ts'
import { expectSdeContract } from './system/contract-stochastic.ts'
import { dynamicsAt } from './system/dynamics-at.ts'

const entries = catalogue().map(({ id, system }) => [id, system] as const)
const fields = catalogue().flatMap(({ id, domain, system }) => {
  return domain === 'fields' && system.kind === 'ode' ? [[id, system] as const] : []
})
/** Why some have no text. */
const withoutText: Readonly<Record<string, string>> = {
  blinkingVortexMap: 'no formula can say it; its functions are tested beside it',
  ...Object.fromEntries(fields.map(([id]) => [id, 'an equation on a grid is a function of the grid'])),
}
const written = entries.filter(([id]) => !(id in withoutText))
/** On a grid so fine the whole contract would take hours; `fields-contract.test.ts` runs it on coarse ones. */
const small = entries.filter(([id]) => !fields.some(([field]) => field === id))

test('only those have no text that have a reason', () => {
  const textless = entries.filter(([, { equations }]) => !equations).map(([id]) => id)
  expect(textless.sort()).toEqual(Object.keys(withoutText).sort())
})

test.each(fields)('%s keeps the contract of a field on its default grid', (_, system) => {
  expectFieldContract(system)
  expect(system.source).toMatch(/\d{4}/)
  expect(system.notes).toBeDefined()
  for (const part of [system, system.parameters, system.variables, system.initialState, system.invariants])
    expect(Object.isFrozen(part)).toBe(true)
})

test.each(small)('%s keeps the contract of its noun', (_, system) => {
  if (system.kind === 'ode') expectOdeContract(system)
  else if (system.kind === 'map') expectMapContract(system)
  else if (system.kind === 'dde') expectDdeContract(system)
  else expectSdeContract(system)
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
  expect(dynamicsAt(again)).toEqual(dynamicsAt(system))
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

const wrongFields: readonly [string, Partial<OdeSystem>, RegExp][] = [
  ['value that is not finite', { field: spoiled(burgers.field, (out) => out.fill(Number.NaN, 3)) }, /every entry/],
  ['allocation', { field: spoiled(burgers.field, () => new Float64Array(1)) }, /allocates/],
  ['write into y', { field: spoiled(burgers.field, touchInput) }, /untouched/],
  ['with', { with: () => burgers }, /with/],
  ['invariant', { invariants: { tenth: (_t, y) => y[9]! } }, /invariant tenth/],
]

test.each(wrongFields)('the contract fails on a field on a grid with a wrong %s', (_, violation, message) => {
  expect(() => expectFieldContract({ ...burgers, ...violation })).toThrow(message)
})

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

const asDelayField =
  (change: (out: Float64Array, y: Float64Array, past: Float64Array) => void): DdeSystem['field'] =>
  (t, y, past, dydt) => {
    mackeyGlass.field(t, y, past, dydt)
    change(dydt, y, past)
  }
const lagOf =
  (lag: (t: number) => number): DdeSystem['delays'] =>
  (t, _y, out) => {
    out[0] = lag(t)
  }
const wrongDdes: readonly [string, Partial<DdeSystem>, RegExp][] = [
  ['value of the field', { field: asDelayField((out) => (out[0] = 1.001 * out[0]! + 1e-3)) }, /field of x is its text/],
  ['lag', { delays: lagOf(() => 16.9) }, /field of x is its text/],
  ['lag below zero', { delays: lagOf((t) => 5 - t), constantDelays: false }, /not negative/],
  ['lag that changes', { delays: lagOf((t) => 17 + t) }, /constant delays/],
  ['write outside dydt', { field: asDelayField(writeOutside) }, /nothing outside/],
  ['write into the past', { field: asDelayField((_out, _y, past) => touchInput(_out, past)) }, /untouched/],
  ['memory of earlier calls', { field: asDelayField(rememberCalls()) }, /input alone/],
  ['entry left unwritten', { field: () => undefined }, /every entry/],
  ['Jacobian by the past', { jacobian: (_t, _y, _past, out) => out.set([-0.1, 0]) }, /Jacobian agrees/],
  ['history', { history: (_t, out) => out.fill(Number.NaN) }, /history writes/],
  ['parameter list', { parameters: { ...mackeyGlass.parameters, kappa: 1 } }, /kappa is mentioned/],
  ['initial state', { initialState: [1, 1] }, /initialState/],
  ['LaTeX', { latex: [] }, /LaTeX/],
  ['with', { with: () => mackeyGlass }, /with/],
]

test.each(wrongDdes)('the contract fails on a delay system with a wrong %s', (_, violation, message) => {
  expect(() => expectDdeContract({ ...mackeyGlass, ...violation })).toThrow(message)
})

const wrongSdes: readonly [string, SdeSystem, Partial<SdeSystem>, RegExp][] = [
  ['drift', heston, { field: off(heston.field, 1) }, /drift of v is its text/],
  ['diffusion', heston, { diffusion: off(heston.diffusion, 2) }, /noise 1 of v is its text/],
  ['zero of the diffusion', heston, { diffusion: off(heston.diffusion, 1) }, /noise 2 of S is its text/],
  ['count of noises', heston, { noises: 1 }, /noise per Wiener process|nothing outside/],
  ['write outside g', heston, { diffusion: spoiled(heston.diffusion, writeOutside) }, /nothing outside/],
  ['write into y', heston, { diffusion: spoiled(heston.diffusion, touchInput) }, /untouched/],
  ['memory of earlier calls', heston, { field: spoiled(heston.field, rememberCalls()) }, /input alone/],
  ['Jacobian', heston, { jacobian: off(heston.jacobian!, 3) }, /Jacobian agrees/],
  ['derivative', heston, { diffusionDerivative: off(heston.diffusionDerivative!, 7) }, /derivative of the diffusion/],
  [
    'derivative of diagonal noise',
    coxIngersollRoss,
    { diffusionDerivative: off(coxIngersollRoss.diffusionDerivative!, 0) },
    /derivative of the diffusion/,
  ],
  ['claim that noise is additive', coxIngersollRoss, { noiseKind: 'additive' }, /does not depend on the state/],
  ['parameter list', heston, { parameters: { ...heston.parameters, chi: 1 } }, /chi is mentioned/],
  ['LaTeX', doubleWellNoise, { latex: [] }, /LaTeX/],
  ['with', doubleWellNoise, { with: () => doubleWellNoise }, /with/],
]

test.each(wrongSdes)('the contract fails on a stochastic system with a wrong %s', (_, system, violation, message) => {
  expect(() => expectSdeContract({ ...system, ...violation })).toThrow(message)
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
