import fc from 'fast-check'
import { inverse, Matrix, solve as solveWithMlMatrix } from 'ml-matrix'
import { expect, test } from 'vitest'
import { factorize, solve } from '../../src/math/lu.ts'

const entry = fc.integer({ min: -1000, max: 1000 }).map((k) => k / 64)

/** A square matrix, row-major, and a right-hand side. */
const linearSystem = fc.integer({ min: 1, max: 12 }).chain((n) =>
  fc.record({
    n: fc.constant(n),
    a: fc.array(entry, { minLength: n * n, maxLength: n * n }),
    b: fc.array(entry, { minLength: n, maxLength: n }),
  }),
)

const largest = (x: ArrayLike<number>): number => Math.max(...Array.from(x, Math.abs))

test('solves what ml-matrix solves, to within rounding times the condition number', () => {
  fc.assert(
    fc.property(linearSystem, ({ n, a, b }) => {
      const matrix = Matrix.from1DArray(n, n, a)
      const lu = Float64Array.from(a)
      const x = Float64Array.from(b)
      const swaps = new Int32Array(n)
      fc.pre(factorize(lu, n, swaps))
      solve(lu, n, swaps, x)
      const condition = n * largest(a) * n * largest(inverse(matrix).to1DArray())
      fc.pre(condition < 1e10)
      const expected = solveWithMlMatrix(matrix, Matrix.columnVector(b)).to1DArray()
      for (let i = 0; i < n; i++)
        expect(Math.abs(x[i] - expected[i])).toBeLessThanOrEqual(1e-14 * condition * largest(expected))
    }),
  )
})

test('the solution solves a nearby system, however ill-conditioned', () => {
  fc.assert(
    fc.property(linearSystem, ({ n, a, b }) => {
      const lu = Float64Array.from(a)
      const x = Float64Array.from(b)
      const swaps = new Int32Array(n)
      fc.pre(factorize(lu, n, swaps))
      solve(lu, n, swaps, x)
      // Growth of the entries under partial pivoting is far below its bound of 2^(n−1) in practice; 100 is generous.
      const rounding = 100 * n * n * Number.EPSILON * largest(a) * largest(x)
      for (let i = 0; i < n; i++) {
        const product = x.reduce((sum, value, j) => sum + a[i * n + j] * value, 0)
        expect(Math.abs(product - b[i])).toBeLessThanOrEqual(rounding)
      }
    }),
  )
})

test('the product of the factors is the matrix with its rows exchanged', () => {
  fc.assert(
    fc.property(linearSystem, ({ n, a }) => {
      const lu = Float64Array.from(a)
      const swaps = new Int32Array(n)
      fc.pre(factorize(lu, n, swaps))
      const rows = Array.from({ length: n }, (_, i) => a.slice(i * n, (i + 1) * n))
      for (let k = 0; k < n; k++) [rows[k], rows[swaps[k]]] = [rows[swaps[k]], rows[k]]
      for (let i = 0; i < n; i++)
        for (let j = 0; j < n; j++) {
          let sum = i <= j ? lu[i * n + j] : 0
          for (let k = 0; k < Math.min(i, j + 1); k++) sum += lu[i * n + k] * lu[k * n + j]
          expect(Math.abs(sum - rows[i][j])).toBeLessThanOrEqual(100 * n * Number.EPSILON * largest(a))
        }
      for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) expect(Math.abs(lu[i * n + j])).toBeLessThanOrEqual(1)
    }),
  )
})

test.each([
  ['zero', 1, [0]],
  ['a row of zeros', 2, [1, 2, 0, 0]],
  ['a column of zeros', 2, [0, 2, 0, 1]],
  ['a double row', 3, [1, 2, 3, 1, 2, 3, 4, 5, 6]],
  ['an infinite entry', 2, [Number.POSITIVE_INFINITY, 1, 1, 1]],
  ['a NaN', 2, [Number.NaN, 1, 1, 1]],
])('%s is reported as singular', (_, n, a) => {
  expect(factorize(Float64Array.from(a), n, new Int32Array(n))).toBe(false)
})

test('a zero on the diagonal is no obstacle', () => {
  const lu = Float64Array.of(0, 2, 4, 0)
  const swaps = new Int32Array(2)
  const x = Float64Array.of(6, 4)
  expect(factorize(lu, 2, swaps)).toBe(true)
  solve(lu, 2, swaps, x)
  expect(x).toEqual(Float64Array.of(1, 3))
})
