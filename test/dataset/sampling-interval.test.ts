import fc from 'fast-check'
import { expect, test } from 'vitest'
import { samplingInterval } from '../../src/dataset/sampling-interval.ts'
import { type Trajectory, timeGrid } from '../../src/trajectory.ts'

function sampledAt(times: Iterable<number>): Trajectory {
  const list = Float64Array.from(times)
  return { dim: 1, times: list, states: new Float64Array(list.length), status: 'complete' }
}

function relativeError(value: number, truth: number): number {
  return Math.abs(value / truth - 1)
}

test('a time grid gives back its own interval, forwards and backwards', () => {
  const interval = fc.double({ min: 1e-3, max: 1e3, noNaN: true })
  fc.assert(
    fc.property(
      fc.double({ min: -1e3, max: 1e3, noNaN: true }),
      interval,
      fc.boolean(),
      fc.integer({ min: 1, max: 300 }),
      (t0, size, backwards, n) => {
        const dt = backwards ? -size : size
        expect(relativeError(samplingInterval(sampledAt(timeGrid(t0, dt, n))), dt)).toBeLessThan(1e-9)
      },
    ),
  )
})

test('months as decimal years, rounded to 6 decimals, are uniform, whole or in pieces', () => {
  const month = (k: number): number => Number((1700 + k / 12).toFixed(6))
  const months = fc.tuple(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 2, max: 2000 }))
  fc.assert(
    fc.property(fc.array(months, { minLength: 1, maxLength: 3 }), (pieces) => {
      const records = pieces.map(([start, n]) => sampledAt(Array.from({ length: n }, (_, i) => month(start + i))))
      expect(relativeError(samplingInterval(records), 1 / 12)).toBeLessThan(1.3e-5)
    }),
  )
})

test('months rounded to 3 decimals are too coarse to count as uniform', () => {
  expect(() => samplingInterval(sampledAt([1749, 1749.083, 1749.167, 1749.25, 1749.333]))).toThrow(
    'not sampled uniformly',
  )
})

test('a missing sample is named wherever it is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 60 }), fc.nat(), (n, k) => {
      const gap = 1 + (k % (n - 2))
      const times = Array.from(timeGrid(10, 0.5, n - 1)).filter((_, i) => i !== gap)
      expect(() => samplingInterval([sampledAt([1, 1.5]), sampledAt(times)])).toThrow(
        `trajectory 1 is not sampled uniformly: from times[${gap - 1}] = ${times[gap - 1]} to times[${gap}] = ${times[gap]}`,
      )
    }),
  )
})

test('several trajectories: single samples have no say, the rest share one interval', () => {
  expect(samplingInterval([sampledAt([7]), sampledAt([0, 2, 4]), sampledAt([]), sampledAt([1, 3])])).toBe(2)
})

test('no interval, no answer', () => {
  expect(() => samplingInterval([sampledAt([7]), sampledAt([])])).toThrow(
    'samplingInterval: no trajectory has two samples',
  )
  expect(() => samplingInterval([])).toThrow('samplingInterval: needs at least one trajectory')
})

test('two trajectories that run in opposite directions disagree', () => {
  expect(() => samplingInterval([sampledAt([0, 1]), sampledAt([1, 0])])).toThrow(
    'samplingInterval: trajectory 1 has interval -1, but trajectory 0 has 1',
  )
})
