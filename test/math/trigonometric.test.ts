import { expect, test } from 'vitest'
import { seededRandom } from '../../src/math/random.ts'
import { cos, sin } from '../../src/math/trigonometric.ts'
import table from '../reference/elementary.json' with { type: 'json' }
import { readEntry, ulps } from './ulps.ts'

test.each([
  ['sin', sin, 0],
  ['cos', cos, 1],
] as const)(
  '%s is within 2 units in the last place of high-precision values, up to the largest number',
  (_, f, index) => {
    const misses = table.sincos.map(readEntry).filter(({ x, values }) => !(ulps(f(x), values[index]) <= 2))
    expect(misses).toEqual([])
  },
)

test.each([
  [0, 0, 1],
  [-0, -0, 1],
  [5e-324, 5e-324, 1],
  [-2.2e-308, -2.2e-308, 1],
  [1e-9, 1e-9, 1],
])('sin and cos of %d are %d and %d', (x, sine, cosine) => {
  expect(sin(x)).toBe(sine)
  expect(cos(x)).toBe(cosine)
})

test.each([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN])('sin(%d) and cos(%d) are NaN', (x) => {
  expect(sin(x)).toBeNaN()
  expect(cos(x)).toBeNaN()
})

test('sine is odd and cosine even to the last bit, and sin² + cos² = 1, at every size of argument', () => {
  const random = seededRandom(2)
  let symmetric = true
  let farthest = 0
  for (let i = 0; i < 50_000; i++) {
    const x = (1 + random()) * 2 ** (2000 * random() - 1000)
    symmetric &&= sin(-x) === -sin(x) && cos(-x) === cos(x)
    farthest = Math.max(farthest, Math.abs(sin(x) ** 2 + cos(x) ** 2 - 1))
  }
  expect(symmetric).toBe(true)
  // Two relative errors of 2 units, doubled by squaring.
  expect(farthest).toBeLessThan(8 * Number.EPSILON)
})
