import fc from 'fast-check'
import { expect, test } from 'vitest'
import { smape, smapeOverTime } from '../../src/compare/smape.ts'
import { mapPairs, pair, pairs } from './pointwise-pairs.ts'

const anyDouble = fc.double({ noNaN: true, noDefaultInfinity: true })

test('from 0 to 200 for any two finite numbers, the same either way round', () => {
  fc.assert(
    fc.property(anyDouble, anyDouble, (a, b) => {
      const value = smape([pair([a], [b])]).values[0]
      expect(value).toBeGreaterThanOrEqual(0)
      expect(value).toBeLessThanOrEqual(200)
      expect(smape([pair([b], [a])]).values[0]).toBe(value)
      expect(smape([pair([a], [a])]).values[0]).toBe(0)
      if (a * b < 0) expect(value).toBe(200)
    }),
  )
})

test('the unit of a variable does not matter, the order of pairs neither', () => {
  fc.assert(
    fc.property(pairs, (list) => {
      const value = smape(list).values[0]
      expect(smape(mapPairs(list, (y) => -3 * y)).values[0]).toBeCloseTo(value, 9)
      expect(smape([...list].reverse()).values[0]).toBeCloseTo(value, 9)
    }),
  )
})

test('a prediction that is c times the truth: 200 |c − 1| / (c + 1)', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 100, noNaN: true }), (c) => {
      const result = smape([pair([1, -2, 5], [c, -2 * c, 5 * c])])
      expect(result.values[0]).toBeCloseTo((200 * Math.abs(c - 1)) / (c + 1), 10)
      expect(result).toMatchObject({ unit: 'percent, 0 to 200', count: 3, missing: 0 })
    }),
  )
})

test('over time, the mean over variables', () => {
  const truth = { ...pair([1, 1], [1, 1]).truth, dim: 2, states: Float64Array.of(1, 0, 1, 3) }
  const prediction = { ...truth, states: Float64Array.of(1, 0, 3, -1) }
  expect([...smapeOverTime(truth, prediction)]).toEqual([0, 150])
})
