import { expect, test } from 'vitest'
import { defineMap, type MapEquations, type MapFunctions } from '../../src/system/define-map.ts'
import { expectMapContract } from './contract.ts'

const standard: MapEquations = {
  name: 'standard map',
  parameters: { K: 0.9 },
  equations: { theta: 'mod(theta + p + K*sin(theta), 2*pi)', p: 'p + K*sin(theta)' },
  initialState: { theta: 1, p: 0.2 },
}

test('right-hand sides use the old state, and the standard map keeps areas', () => {
  const system = defineMap(standard)
  expectMapContract(system)
  const [y, next, jacobian] = [Float64Array.of(1, 0.2), new Float64Array(2), new Float64Array(4)]
  system.advance(y, next, 0)
  expect(next[0]).toBe(1 + 0.2 + 0.9 * Math.sin(1))
  expect(next[1]).toBe(0.2 + 0.9 * Math.sin(1))
  system.jacobian!(0, y, jacobian)
  expect(jacobian[0]! * jacobian[3]! - jacobian[1]! * jacobian[2]!).toBeCloseTo(1, 15)
  expect(system.latex![1]).toBe('p \\mapsto p + K \\sin\\left(\\theta\\right)')
})

const rotation: MapFunctions = {
  name: 'rotation',
  variables: ['x', 'y'],
  parameters: { angle: 0.1 },
  advance: (y, next, _t, { angle }) => {
    next[0] = Math.cos(angle!) * y[0]! - Math.sin(angle!) * y[1]!
    next[1] = Math.sin(angle!) * y[0]! + Math.cos(angle!) * y[1]!
  },
  jacobian: (_t, _y, jacobian, { angle }) =>
    jacobian.set([Math.cos(angle!), -Math.sin(angle!), Math.sin(angle!), Math.cos(angle!)]),
  invariants: { radius: (_t, y) => Math.hypot(y[0]!, y[1]!) },
  initialState: [1, 0],
  dt: 0.1,
}

test('a map from functions keeps the contract, its dt and its parameters', () => {
  const system = defineMap(rotation)
  expectMapContract(system)
  expect(system.with({ angle: 0.2 }).dt).toBe(0.1)
  expect(defineMap(standard)).not.toHaveProperty('dt')
})

test('a map may depend on time', () => {
  expectMapContract(defineMap({ name: 'kicked', equations: { x: 'cos(x + t)' }, initialState: [0.3], dt: 0.5 }))
})

const wrong: readonly [string, Partial<MapEquations>, string][] = [
  [
    'an unknown name',
    { equations: { theta: 'theta + n*K', p: 'p' } },
    "defineMap: standard map, equation for theta: unknown name 'n' at column 9",
  ],
  ['an unused parameter', { parameters: { K: 1, k: 2 } }, "parameter 'k' appears in no equation"],
  ['a zero step', { dt: 0 }, 'dt must be positive and finite, got 0'],
  ['a step of NaN', { dt: Number.NaN }, 'dt must be positive and finite, got NaN'],
  ['a short state', { initialState: [1] }, 'has dim 2 (theta, p), but initialState has length 1'],
]

test.each(wrong)('%s is an error at once', (_, change, message) => {
  expect(() => defineMap({ ...standard, ...change })).toThrow(message)
})

test('an image with an entry unwritten is an error at once', () => {
  expect(() => defineMap({ ...rotation, advance: (_y, next) => next.fill(0, 1) })).toThrow('advance left x unwritten')
})
