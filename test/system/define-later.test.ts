import { expect, test } from 'vitest'
import { defineDde } from '../../src/system/define-dde.ts'
import { defineHamiltonian } from '../../src/system/define-hamiltonian.ts'
import * as later from '../../src/system/define-later.ts'
import { defineMap } from '../../src/system/define-map.ts'
import { defineOde } from '../../src/system/define-ode.ts'
import { defineSde } from '../../src/system/define-sde.ts'
import { expectSame } from './same-system.ts'

const ode = { name: 'decay', parameters: { k: 2 }, equations: { x: '-k*x' }, initialState: [1], invariants: {} }
const map = { name: 'doubling', dt: 0.5, equations: { x: '2*x' }, initialState: [1] }
const oscillator = {
  name: 'oscillator',
  positions: ['q'],
  momenta: ['p'],
  hamiltonian: '(p^2 + q^2)/2',
  initialState: [1, 0],
}
const sde = { name: 'price', parameters: { s: 0.2 }, equations: { x: 'x' }, noise: { x: 's*x' }, initialState: [1] }
const dde = {
  name: 'late decay',
  parameters: { k: 2, lag: 3 },
  equations: { x: '-k*x(t - lag)' },
  initialState: [1],
  history: { x: 'cos(t)' },
}

test('a system that is parsed later is the same system', () => {
  const pairs = [
    [later.defineOde(ode), defineOde(ode)],
    [later.defineMap(map), defineMap(map)],
    [later.defineHamiltonian(oscillator), defineHamiltonian(oscillator)],
    [later.defineSde(sde), defineSde(sde)],
    [later.defineDde(dde), defineDde(dde)],
  ] as const
  for (const [lazy, eager] of pairs) expectSame(lazy, eager)
  expectSame(later.defineOde(ode).with({ k: 3 }), defineOde(ode).with({ k: 3 }))
})

test('a mistake shows when the text is first read, not before', () => {
  const broken = later.defineOde({ ...ode, equations: { x: '-k*x + ' } })
  expect(broken.dim).toBe(1)
  expect(() => broken.field).toThrow(SyntaxError)
  expect(() => later.defineMap({ ...map, equations: { x: '2*y' } }).latex).toThrow(/y/)
})
