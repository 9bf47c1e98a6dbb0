import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mutualInformationOf } from '../../src/math/mutual-information.ts'
import { seededRandom } from '../../src/math/random.ts'

/** The formula as it stands, by looking at all pairs. */
function byDefinition(x: Float64Array, y: Float64Array, k: number): number {
  const n = x.length
  const psi = (m: number): number =>
    Array.from({ length: m - 1 }, (_, i) => 1 / (i + 1)).reduce((a, b) => a + b, -0.5772156649015329)
  let sum = 0
  for (let i = 0; i < n; i++) {
    const apart = (v: Float64Array): number[] =>
      Array.from(v, (value) => Math.abs(value - v[i])).filter((_, j) => j !== i)
    const [dx, dy] = [apart(x), apart(y)]
    const both = dx.map((d, j) => Math.max(d, dy[j]))
    const reach = [...both].sort((a, b) => a - b)[k - 1]
    const count = (d: number[]): number => d.filter((value) => (reach === 0 ? value === 0 : value < reach)).length
    sum += psi(reach === 0 ? both.filter((d) => d === 0).length : k) - psi(count(dx) + 1) - psi(count(dy) + 1)
  }
  return psi(n) + sum / n
}

/** Of whole numbers, so that many values coincide and no distance is rounded. */
const values = fc.integer({ min: 6, max: 40 }).chain((n) => {
  const column = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: n, maxLength: n })
  return fc.tuple(column, column)
})

test('the sweep gives what the definition gives, ties included', () => {
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 5 }), ([a, b], k) => {
      const [x, y] = [Float64Array.from(a), Float64Array.from(b)]
      expect(mutualInformationOf(x, y, k, x.length)).toBeCloseTo(byDefinition(x, y, k), 10)
    }),
  )
})

test('it is symmetric, and does not change when a variable is scaled by a power of two or turned around', () => {
  fc.assert(
    fc.property(values, ([a, b]) => {
      const [x, y] = [Float64Array.from(a), Float64Array.from(b)]
      const information = mutualInformationOf(x, y, 3, x.length)
      expect(mutualInformationOf(y, x, 3, x.length)).toBeCloseTo(information, 10)
      const other = [x.map((v) => 4 - 8 * v), y.map((v) => 8 * v)] as const
      expect(mutualInformationOf(...other, 3, x.length)).toBeCloseTo(information, 10)
    }),
  )
})

test('a fair coin and its copy share log 2, two coins nothing', () => {
  const random = seededRandom(1)
  const coin = (): Float64Array => Float64Array.from({ length: 4000 }, () => Number(random() < 0.5))
  const [x, y] = [coin(), coin()]
  expect(mutualInformationOf(x, x, 4, 4000)).toBeCloseTo(Math.log(2), 2)
  expect(mutualInformationOf(x, y, 4, 4000)).toBeCloseTo(0, 2)
})
