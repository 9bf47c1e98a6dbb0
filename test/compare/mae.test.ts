import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mae } from '../../src/compare/mae.ts'
import { rmse } from '../../src/compare/rmse.ts'
import { mapPairs, pair, pairs } from './pointwise-pairs.ts'

test('by hand; what a prediction did not reach is missing, not forgiven', () => {
  const result = mae([pair([0, 0, 0, 0], [1, -3, 2]), pair([5], [5])])
  expect(result).toEqual({ values: Float64Array.of(1.5), unit: 'own units of each variable', count: 4, missing: 1 })
})

/** Squares of errors smaller than this are lost. */
const UNDERFLOW = 1e-150

test('at most the root mean square error and at least that over √n', () => {
  fc.assert(
    fc.property(pairs, (list) => {
      const { values, count } = mae(list)
      const root = rmse(list)[0]
      expect(values[0]).toBeLessThanOrEqual(root * (1 + 1e-12) + UNDERFLOW)
      expect(values[0]).toBeGreaterThanOrEqual((root / Math.sqrt(count)) * (1 - 1e-12) - UNDERFLOW)
    }),
  )
})

test('in the variables’ units, whatever the order of the pairs', () => {
  fc.assert(
    fc.property(pairs, (list) => {
      const value = mae(list).values[0]
      expect(mae(mapPairs(list, (y) => -8 * y)).values[0]).toBe(8 * value)
      expect(mae([...list].reverse()).values[0]).toBeCloseTo(value, 11)
    }),
  )
})

test('refused: no pairs, other dimensions, other times', () => {
  const { truth } = pair([1, 2], [1, 2])
  expect(() => mae([])).toThrow('mae: no pairs')
  const plane = { ...truth, dim: 2, times: truth.times.slice(0, 1) }
  expect(() => mae([pair([1], [1]), { truth: plane, prediction: plane }])).toThrow('mae: truths have dim 1 and 2')
  expect(() => mae([{ truth, prediction: { ...truth, times: Float64Array.of(0, 2) } }])).toThrow('times differ')
})
