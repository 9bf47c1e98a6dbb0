import fc from 'fast-check'
import { expect, test } from 'vitest'
import { factorize, solveFactored } from '../../../src/integrate/geometric/dense-solve.ts'

const entry = fc.double({ min: -1, max: 1, noNaN: true })

test('solves any system with a dominant permutation, the rows in any order', () => {
  const systems = fc.integer({ min: 1, max: 6 }).chain((n) =>
    fc.tuple(
      fc.array(entry, { minLength: n * n, maxLength: n * n }),
      fc.array(entry, { minLength: n, maxLength: n }),
      fc.shuffledSubarray(
        Array.from({ length: n }, (_, i) => i),
        { minLength: n },
      ),
    ),
  )
  fc.assert(
    fc.property(systems, ([entries, x, order]) => {
      const n = x.length
      const a = Float64Array.from(entries, (value, at) => value + (order[Math.floor(at / n)] === at % n ? 2 * n : 0))
      const b = Float64Array.from(x, (_, i) => x.reduce((sum, value, j) => sum + a[i * n + j] * value, 0))
      solveFactored(a, factorize(a, n), b)
      for (let i = 0; i < n; i++) expect(Math.abs(b[i] - x[i])).toBeLessThan(1e-14)
    }),
  )
})

test('a singular matrix gives no finite solution', () => {
  const a = Float64Array.of(1, 2, 2, 4)
  const b = Float64Array.of(1, 1)
  solveFactored(a, factorize(a, 2), b)
  expect(b.some(Number.isFinite)).toBe(false)
})
