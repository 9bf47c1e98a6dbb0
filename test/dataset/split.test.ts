import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitByTime } from '../../src/dataset/split.ts'
import { type Trajectory, timeGrid } from '../../src/trajectory.ts'

function ramp(n: number): Trajectory {
  const states = Float64Array.from({ length: 2 * n }, (_, k) => k)
  return { dim: 2, times: timeGrid(0, 1, n).subarray(0, n), states, status: 'complete' }
}

test('train followed by test is the whole record, and each part keeps its states beside its times', () => {
  const length = fc.integer({ min: 2, max: 200 })
  const whole = length.chain((n) => fc.record({ n: fc.constant(n), cut: fc.integer({ min: 1, max: n - 1 }) }))
  fc.assert(
    fc.property(whole, fc.double({ min: -0.49, max: 0.49, noNaN: true }), ({ n, cut }, inexact) => {
      const { train, test: rest } = splitByTime(ramp(n), (cut + inexact) / n)
      expect(train.times.length).toBe(cut)
      expect([...train.times, ...rest.times]).toEqual(Array.from(ramp(n).times))
      expect([...train.states, ...rest.states]).toEqual(Array.from(ramp(n).states))
      expect(rest.states[0]).toBe(2 * rest.times[0])
    }),
  )
})

test.each([0, 1, -0.2, 1.5, Number.NaN])('a fraction of %d is refused', (fraction) => {
  expect(() => splitByTime(ramp(10), fraction)).toThrow(
    `splitByTime: fraction must lie between 0 and 1, got ${fraction}`,
  )
})

test.each([
  [0, 0.5],
  [1, 0.5],
  [4, 0.1],
  [4, 0.9],
])('%d samples at fraction %d would leave a part empty', (n, fraction) => {
  expect(() => splitByTime(ramp(n), fraction)).toThrow(RangeError)
  expect(() => splitByTime(ramp(n), fraction)).toThrow(`fraction ${fraction} of ${n} samples`)
})
