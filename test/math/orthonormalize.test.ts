import fc from 'fast-check'
import { expect, test } from 'vitest'
import { orthonormalize } from '../../src/math/orthonormalize.ts'

/** Largest deviation of QᵀQ from the identity. */
function deviation(q: Float64Array, n: number, count: number): number {
  let largest = 0
  for (let j = 0; j < count; j++)
    for (let k = 0; k <= j; k++) {
      let dot = 0
      for (let i = 0; i < n; i++) dot += q[i * count + j] * q[i * count + k]
      largest = Math.max(largest, Math.abs(dot - (j === k ? 1 : 0)))
    }
  return largest
}

test('orthonormal to rounding, even where the columns are nearly parallel', () => {
  const [n, count] = [5, 4]
  const entry = fc.double({ min: -1, max: 1, noNaN: true })
  fc.assert(
    fc.property(
      fc.array(entry, { minLength: n * count, maxLength: n * count }),
      fc.integer({ min: 0, max: 14 }),
      (a, p) => {
        const columns = Float64Array.from(a, (x, i) => a[i - (i % count)] + 10 ** -p * x)
        orthonormalize(columns, n, new Float64Array(count))
        expect(deviation(columns, n, count)).toBeLessThan(1e-14)
      },
    ),
  )
})

test('the lengths are the diagonal of R: their product is the volume', () => {
  const columns = Float64Array.of(2, 1, 0, 0, 3, 5, 0, 0, 7)
  const lengths = new Float64Array(3)
  orthonormalize(columns, 3, lengths)
  expect(Array.from(lengths)).toEqual([2, 3, 7])
  const tilted = Float64Array.of(3, 1, 4, 2)
  const both = new Float64Array(2)
  orthonormalize(tilted, 2, both)
  expect(both[0]).toBeCloseTo(5, 14)
  expect(both[0] * both[1]).toBeCloseTo(2, 14)
})

test('a column that vanishes or repeats has length 0 and is replaced by an orthogonal direction', () => {
  const columns = Float64Array.of(1, 0, 2, 0, 0, 0, 0, 0, 0)
  const lengths = new Float64Array(3)
  orthonormalize(columns, 3, lengths)
  expect(Array.from(lengths)).toEqual([1, 0, 0])
  expect(deviation(columns, 3, 3)).toBeLessThan(1e-14)
})
