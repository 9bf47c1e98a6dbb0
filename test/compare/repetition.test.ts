import { expect, test } from 'vitest'
import { repetition } from '../../src/compare/repetition.ts'

test.each<[number[], number, number]>([
  [[5, 5, 5, 5], 1, 1],
  [[1, 2, 1, 2, 1], 1, 2],
  [[1, 2, 1, 3, 1, 2, 1, 3], 1, 4],
  [[1, 2, 3, 4], 1, 0],
  [[1, 2, 3], 1, 0],
  [[1, 7, 2, 7, 1, 7, 2, 7], 2, 2],
  [[], 1, 0],
])('%j in rows of %d repeats after %d', (rows, dim, period) => {
  expect(repetition(rows, 1e-9, dim)).toBe(period)
})

test('values that differ by no more than the tolerance count as equal; NaN never does', () => {
  expect(repetition([1, 1.01, 1, 1.01], 0.011)).toBe(1)
  expect(repetition([1, 1.01, 1, 1.01], 0.009)).toBe(2)
  expect(repetition([Number.NaN, Number.NaN], 1)).toBe(0)
})
