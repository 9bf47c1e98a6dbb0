import { expect, test } from 'vitest'
import { defineHamiltonian } from '../../src/system/define-hamiltonian.ts'
import * as later from '../../src/system/define-later.ts'
import { defineMap } from '../../src/system/define-map.ts'
import { defineOde } from '../../src/system/define-ode.ts'

const ode = { name: 'decay', parameters: { k: 2 }, equations: { x: '-k*x' }, initialState: [1], invariants: {} }
const map = { name: 'doubling', equations: { x: '2*x' }, initialState: [1] }
const oscillator = {
  name: 'oscillator',
  positions: ['q'],
  momenta: ['p'],
  hamiltonian: '(p^2 + q^2)/2',
  initialState: [1, 0],
}

test('a system that is parsed later is the same system', () => {
  const pairs = [
    [later.defineOde(ode), defineOde(ode)],
    [later.defineMap(map), defineMap(map)],
    [later.defineHamiltonian(oscillator), defineHamiltonian(oscillator)],
  ] as const
  for (const [lazy, eager] of pairs) {
    expect(lazy.equations).toEqual(eager.equations)
    expect(lazy.latex).toEqual(eager.latex)
    expect(lazy.definition).toEqual(eager.definition)
    expect(Object.keys(lazy).sort()).toEqual(Object.keys(eager).sort())
    const [ours, theirs] = [new Float64Array(lazy.dim ** 2), new Float64Array(lazy.dim ** 2)]
    const y = Float64Array.from({ length: lazy.dim }, (_, i) => 0.3 + i)
    lazy.jacobian!(0, y, ours)
    eager.jacobian!(0, y, theirs)
    expect(ours).toEqual(theirs)
  }
})

test('a mistake shows when the text is first read, not before', () => {
  const broken = later.defineOde({ ...ode, equations: { x: '-k*x + ' } })
  expect(broken.dim).toBe(1)
  expect(() => broken.field).toThrow(SyntaxError)
  expect(() => later.defineMap({ ...map, equations: { x: '2*y' } }).latex).toThrow(/y/)
})
