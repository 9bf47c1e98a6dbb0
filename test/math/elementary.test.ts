import { expect, test } from 'vitest'
import { exp, tanh } from '../../src/math/elementary.ts'
import { seededRandom } from '../../src/math/random.ts'
import table from '../reference/elementary.json' with { type: 'json' }
import { readEntry, ulps } from './ulps.ts'

test.each([
  ['exp', exp, table.exp],
  ['tanh', tanh, table.tanh],
] as const)('%s is within 2 units in the last place of high-precision values', (_, f, entries) => {
  const misses = entries.map(readEntry).filter(({ x, values: [exact] }) => !(ulps(f(x), exact) <= 2))
  expect(misses).toEqual([])
})

test.each([
  [0, 1],
  [-0, 1],
  [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
  [Number.NEGATIVE_INFINITY, 0],
  [Number.NaN, Number.NaN],
  [5e-324, 1],
  [-5e-324, 1],
  [709.7827128933841, Number.POSITIVE_INFINITY],
  [1e308, Number.POSITIVE_INFINITY],
  [-745.1332191019411, 5e-324],
  [-745.1332191019412, 0],
  [-Number.MAX_VALUE, 0],
])('exp(%d) is %d', (x, value) => {
  expect(exp(x)).toBe(value)
})

test('the exponential is finite right up to where it overflows', () => {
  expect(exp(709.782712893384)).toBeLessThan(Number.POSITIVE_INFINITY)
  expect(exp(709.782712893384)).toBeGreaterThan(1.797e308)
})

test.each([
  [0, 0],
  [-0, -0],
  [Number.POSITIVE_INFINITY, 1],
  [Number.NEGATIVE_INFINITY, -1],
  [Number.NaN, Number.NaN],
  [5e-324, 5e-324],
  [-2.2e-308, -2.2e-308],
  [1e-160, 1e-160],
  [19.1, 1],
  [20, 1],
  [-Number.MAX_VALUE, -1],
])('tanh(%d) is %d', (x, value) => {
  expect(tanh(x)).toBe(value)
})

test('tanh is odd to the last bit and never leaves [-1, 1]', () => {
  const random = seededRandom(1)
  let kept = true
  for (let i = 0; i < 100_000; i++) {
    const x = 25 * random() ** 3
    kept &&= tanh(-x) === -tanh(x) && tanh(x) <= 1
  }
  expect(kept).toBe(true)
})
