import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FiniteDifferences } from '../../src/dataset/derivatives/finite-differences.ts'
import { fieldPairs } from '../../src/dataset/field-pairs.ts'
import type { OdeSystem } from '../../src/system/system.ts'
import { type Trajectory, timeGrid } from '../../src/trajectory.ts'

const ORDERS: readonly FiniteDifferences['order'][] = [2, 4, 6, 8]

function sampled(f: (t: number) => readonly number[], times: Float64Array): Trajectory {
  const rows = Array.from(times, f)
  return { dim: f(0).length, times, states: Float64Array.from(rows.flat()), status: 'complete' }
}

/** y' = (y₁ + t, −y₀). */
const forced: OdeSystem = {
  kind: 'ode',
  name: 'forced oscillator',
  dim: 2,
  variables: ['x', 'v'],
  parameters: {},
  initialState: [1, 0],
  invariants: {},
  field: (t, y, dydt) => {
    dydt[0] = y[1] + t
    dydt[1] = -y[0]
  },
  with: () => forced,
}

test('with a system, every sample of every trajectory is paired with the field at its own time', () => {
  const first = sampled((t) => [t ** 2, 3 - t], timeGrid(1, 0.5, 4))
  const second = sampled((t) => [-t, 7 * t], Float64Array.of(0, 1, 5))
  const { size, inputs, targets } = fieldPairs([first, second], forced)
  const times = [...first.times, ...second.times]
  expect(size).toBe(8)
  expect(Array.from(inputs)).toEqual([...first.states, ...second.states])
  expect(Array.from(targets)).toEqual(times.flatMap((t, i) => [inputs[2 * i + 1] + t, -inputs[2 * i]]))
})

test.each(ORDERS)(
  'differences of order %d are exact for polynomials up to that degree, also backwards in time',
  (order) => {
    const coefficient = fc.integer({ min: -5, max: 5 })
    const polynomial = fc.array(coefficient, { minLength: order + 1, maxLength: order + 1 })
    fc.assert(
      fc.property(polynomial, fc.constantFrom(0.125, -0.125), (c, dt) => {
        const value = (t: number): number => c.reduceRight((sum, a) => sum * t + a, 0)
        const slope = (t: number): number => c.reduceRight((sum, a, k) => (k === 0 ? sum : sum * t + k * a), 0)
        const trajectory = sampled((t) => [value(t), 2 * value(t)], timeGrid(dt * -7, dt, 14))
        const { size, inputs, targets } = fieldPairs(trajectory, { order })
        const inner = trajectory.times.subarray(order / 2, 15 - order / 2)
        expect(size).toBe(15 - order)
        expect(Array.from(inputs)).toEqual(Array.from(inner).flatMap((t) => [value(t), 2 * value(t)]))
        inner.forEach((t, i) => {
          expect(Math.abs(targets[2 * i] - slope(t))).toBeLessThan(1e-11)
          expect(targets[2 * i + 1]).toBe(2 * targets[2 * i])
        })
      }),
    )
  },
)

test.each(ORDERS)('differences of order %d converge at that order', (order) => {
  const errorAt = (n: number): number => {
    const trajectory = sampled((t) => [Math.sin(t)], timeGrid(0, 4 / n, n))
    const { targets } = fieldPairs(trajectory, { order })
    return Math.max(...targets.map((slope, i) => Math.abs(slope - Math.cos(trajectory.times[i + order / 2]))))
  }
  const observed = Math.log2(errorAt(32) / errorAt(64))
  expect(observed).toBeGreaterThan(order - 0.1)
  expect(observed).toBeLessThan(order + 0.1)
})

test('differences never reach across trajectories, use each its own interval, and skip the short ones', () => {
  const line = (slope: number, dt: number, n: number): Trajectory => sampled((t) => [slope * t], timeGrid(0, dt, n))
  const { targets } = fieldPairs([line(3, 0.5, 5), line(9, 0.5, 3), line(-2, 0.25, 4)], { order: 4 })
  expect(Array.from(targets)).toEqual([3, 3, -2])
})

test.each<[string, Parameters<typeof fieldPairs>, string]>([
  ['no trajectory', [[], forced], 'fieldPairs: needs at least one trajectory'],
  [
    'a system of another dimension',
    [sampled((t) => [t], timeGrid(0, 1, 3)), forced],
    'fieldPairs: the trajectories have dim 1, but forced oscillator has dim 2',
  ],
  [
    'too few samples',
    [sampled((t) => [t], timeGrid(0, 1, 3)), { order: 4 }],
    'fieldPairs: needs 5 samples, no trajectory has as many',
  ],
  [
    'an order there is no formula for',
    [sampled((t) => [t], timeGrid(0, 1, 9)), { order: 3 as 4 }],
    'fieldPairs: order must be 2, 4, 6 or 8, got 3',
  ],
  [
    'uneven times to difference',
    [[sampled((t) => [t], timeGrid(0, 1, 3)), sampled((t) => [t], Float64Array.of(0, 1, 2, 5))], { order: 2 }],
    'fieldPairs: trajectory 1 is not sampled uniformly: from times[2] = 2 to times[3] = 5',
  ],
  [
    'a field without a value',
    [sampled((t) => [t, t], timeGrid(0, 1, 3)), { ...forced, field: (t, _y, d) => void d.fill(Math.log(t - 1)) }],
    'fieldPairs: trajectory 0: the derivative of variable 0 at t = 0 is NaN',
  ],
])('%s is refused', (_, args, message) => {
  expect(() => fieldPairs(...args)).toThrow(RangeError)
  expect(() => fieldPairs(...args)).toThrow(message)
})

test('what a field throws comes back as it is', () => {
  const own = new Error('mine')
  const field = (): never => {
    throw own
  }
  expect(() =>
    fieldPairs(
      sampled((t) => [t, t], timeGrid(0, 1, 3)),
      { ...forced, field },
    ),
  ).toThrow(own)
})
