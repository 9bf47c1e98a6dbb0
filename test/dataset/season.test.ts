import { expect, test } from 'vitest'
import { phaseMeans, seasonLength, type Trajectory, timeGrid } from '../../src/index.ts'
import { seededRandom } from '../../src/math/random.ts'

function monthly(value: (month: number, random: () => number) => number, n = 240): Trajectory {
  const random = seededRandom(3)
  const times = timeGrid(1950, 1 / 12, n - 1)
  return { dim: 1, times, states: times.map((_, i) => value(i % 12, random)), status: 'complete' }
}

test('a yearly cycle in monthly samples is a season of 12, noise alone is not', () => {
  expect(seasonLength(monthly((month, random) => Math.cos((month * Math.PI) / 6) + random()))).toBe(12)
  expect(seasonLength(monthly((_, random) => random()))).toBe(1)
})

test('no season where a time unit is one sample, or fewer than two cycles were seen', () => {
  const record = monthly((month) => month)
  expect(seasonLength({ ...record, times: timeGrid(0, 1, 239) })).toBe(1)
  expect(seasonLength(monthly((month) => month, 20))).toBe(1)
})

test('means by phase, also where the last cycle is not complete', () => {
  const record: Trajectory = {
    dim: 1,
    times: timeGrid(0, 0.5, 4),
    states: Float64Array.of(1, 5, 2, 7, 6),
    status: 'complete',
  }
  expect([...phaseMeans(record, 2)]).toEqual([3, 6])
  expect(() => phaseMeans(record, 6)).toThrow('5 samples do not cover one season of 6')
  expect(() => phaseMeans(record, 1.5)).toThrow('got 1.5')
})
