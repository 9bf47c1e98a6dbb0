import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mase } from '../../src/compare/mase.ts'
import { mapPairs, pair, pairs, series } from './pointwise-pairs.ts'

const record = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 8, maxLength: 20 }).filter((list) => {
  return new Set(list.slice(0, 4)).size === 4
})

test('the naive forecast of the training record itself, and the seasonal one, score 1', () => {
  fc.assert(
    fc.property(record, fc.integer({ min: 1, max: 3 }), (list, season) => {
      const shifted = pair(list.slice(season), list.slice(0, -season))
      const result = mase([shifted], { training: series(list), season })
      expect(result.values[0]).toBe(1)
      expect(result.season).toBe(season)
    }),
  )
})

test('unit and origin do not matter', () => {
  fc.assert(
    fc.property(pairs, record, (list, training) => {
      const move = (y: number): number => 300 - 7 * y
      const { values, scale } = mase(list, { training: series(training) })
      const moved = mase(mapPairs(list, move), { training: series(training.map(move)) })
      expect(moved.values[0]).toBeCloseTo(values[0], 9)
      expect(moved.scale[0]).toBeCloseTo(7 * scale[0], 9)
    }),
  )
})

test('several records: no difference reaches across them', () => {
  const result = mase([pair([0], [6])], { training: [series([0, 1, 2]), series([100, 104])] })
  expect(result).toMatchObject({
    values: Float64Array.of(3),
    scale: Float64Array.of(2),
    scaling: 'mean absolute error of the naive forecast in the training record',
  })
})

test.each([
  [[1, 2, 1, 2], 2, 'variable 0 of the training record repeats exactly'],
  [[1, 2], 2, 'no training record is longer than a season of 2 samples'],
  [[1, 2], 0.5, 'season must be a whole number of samples from 1, got 0.5'],
])('refused: %j with season %d', (list, season, message) => {
  expect(() => mase([pair([1], [1])], { training: series(list), season })).toThrow(message)
})
