import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nrmse } from '../../src/compare/nrmse.ts'
import { rSquared } from '../../src/compare/r-squared.ts'
import { mapPairs, pair, pairs } from './pointwise-pairs.ts'

test('1 for the truth, 0 for its mean, −3 for its mirror image about the mean', () => {
  const truth = [1, 2, 4, 9]
  const scores = [truth, [4, 4, 4, 4], truth.map((y) => 8 - y)].map((p) => rSquared([pair(truth, p)]).values[0])
  expect(scores).toEqual([1, 0, -3])
})

test('of a least-squares line it is the squared correlation', () => {
  const x = [0, 1, 2, 3, 4, 5]
  const y = [1, 3, 2, 5, 7, 6]
  const dx = x.map((v) => v - 2.5)
  const dy = y.map((v) => v - 4)
  const dot = (a: number[], b: number[]): number => a.reduce((sum, v, i) => sum + v * b[i], 0)
  const slope = dot(dx, dy) / dot(dx, dx)
  const line = dx.map((v) => 4 + slope * v)
  expect(rSquared([pair(y, line)]).values[0]).toBeCloseTo(dot(dx, dy) ** 2 / (dot(dx, dx) * dot(dy, dy)), 14)
})

test('1 − R² is the squared error in standard deviations; unit and origin do not matter', () => {
  fc.assert(
    fc.property(pairs, (list) => {
      const deviation = nrmse(list)
      fc.pre(deviation.scale[0] > 1e-3)
      const unexplained = 1 - rSquared(list).values[0]
      // 1 − R² has lost all digits below rounding.
      const expected = deviation.values[0] ** 2
      expect(Math.abs(unexplained - expected)).toBeLessThan(1e-9 * (1 + expected))
      const moved = 1 - rSquared(mapPairs(list, (y) => 5 - 3 * y)).values[0]
      expect(Math.abs(moved - unexplained)).toBeLessThan(1e-9 * (1 + expected))
    }),
  )
})

test('NRMSE by range, as stated', () => {
  const result = nrmse([pair([0, 4], [1, 5]), pair([-4, 0], [-3, 1])], 'range')
  expect(result).toMatchObject({
    values: Float64Array.of(1 / 8),
    scale: Float64Array.of(8),
    scaling: 'range of the truths',
    count: 4,
  })
})
