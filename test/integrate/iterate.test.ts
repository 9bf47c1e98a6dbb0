import fc from 'fast-check'
import { expect, test } from 'vitest'
import { iterate } from '../../src/integrate/iterate.ts'
import type { MapSystem } from '../../src/system/system.ts'
import { stateAt } from '../../src/trajectory.ts'

function map(name: string, dim: number, advance: MapSystem['advance'], dt?: number): MapSystem {
  const variables = Array.from({ length: dim }, (_, i) => `y${i}`)
  const base = { kind: 'map', name, dim, variables, parameters: {}, initialState: [], invariants: {}, advance } as const
  const system: MapSystem = { ...base, ...(dt !== undefined && { dt }), with: () => system }
  return system
}

const rotation = (angle: number, dt?: number): MapSystem =>
  map(
    'rotation',
    2,
    ([x, y], next) => {
      next[0] = Math.cos(angle) * x - Math.sin(angle) * y
      next[1] = Math.sin(angle) * x + Math.cos(angle) * y
    },
    dt,
  )

const squaring = map('squaring', 1, (y, next) => {
  next[0] = y[0] * y[0]
})

test('n rotations by an angle are one rotation by n times the angle', () => {
  fc.assert(
    fc.property(fc.double({ min: -3, max: 3, noNaN: true }), fc.integer({ min: 0, max: 200 }), (angle, n) => {
      const orbit = iterate(rotation(angle), [1, 0], n)
      expect(orbit.states).toHaveLength(2 * (n + 1))
      expect(stateAt(orbit, n)[0]).toBeCloseTo(Math.cos(n * angle), 10)
      expect(stateAt(orbit, n)[1]).toBeCloseTo(Math.sin(n * angle), 10)
    }),
  )
})

test('the logistic map at r = 4 is sin²(2ⁿθ)', () => {
  const logistic = map('logistic', 1, (y, next) => {
    next[0] = 4 * y[0] * (1 - y[0])
  })
  const theta = 0.3
  const { states } = iterate(logistic, [Math.sin(theta) ** 2], 20)
  // The error doubles with every iteration: 2²⁰ roundings make 1e-10.
  for (let i = 0; i <= 20; i++) expect(Math.abs(states[i] - Math.sin(2 ** i * theta) ** 2)).toBeLessThan(1e-9)
})

test('times count iterations, or steps of dt from t0', () => {
  expect(iterate(rotation(1), [1, 0], 3).times).toEqual(Float64Array.of(0, 1, 2, 3))
  expect(iterate(rotation(1, 0.1), [1, 0], 3, 5).times).toEqual(Float64Array.of(5, 5 + 0.1, 5 + 2 * 0.1, 5 + 3 * 0.1))
})

test('no iteration leaves the start', () => {
  const { dim, times, states, status, variables } = iterate(squaring, [3], 0)
  expect({ dim, times: [...times], states: [...states], status, variables }).toEqual({
    dim: 1,
    times: [0],
    states: [3],
    status: 'complete',
    variables: ['y0'],
  })
})

test('2 squared ten times is 2^1024 and overflows: nine squares stay', () => {
  const orbit = iterate(squaring, [2], 20)
  expect(orbit.status).toBe('diverged')
  expect([...orbit.states]).toEqual(Array.from({ length: 10 }, (_, i) => 2 ** (2 ** i)))
  expect(orbit.times).toHaveLength(10)
  expect(orbit.message).toBe('iterate: squaring left the finite numbers at t = 10, iteration 10')
})

test('y0 stays the caller’s, and an exception of the map comes back unchanged', () => {
  const mine = new Error('mine')
  const y0 = [2]
  const greedy = map('greedy', 1, (y) => {
    y[0] = 0
    throw mine
  })
  expect(() => iterate(greedy, y0, 1)).toThrow(mine)
  expect(y0).toEqual([2])
})

test.each([
  [[1], 3, 'iterate: y0 has length 1, but rotation has dim 2'],
  [[1, Number.POSITIVE_INFINITY], 3, 'iterate: y0[1] must be finite, got Infinity'],
  [[1, 0], -1, 'iterate: n must be 0, 1, 2, …, got -1'],
  [[1, 0], 2.5, 'iterate: n must be 0, 1, 2, …, got 2.5'],
])('y0 = %j, n = %d is refused', (y0, n, message) => {
  expect(() => iterate(rotation(1), y0, n)).toThrow(new RangeError(message))
})
