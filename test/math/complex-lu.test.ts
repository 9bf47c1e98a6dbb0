import fc from 'fast-check'
import { inverse, Matrix, solve as solveWithMlMatrix } from 'ml-matrix'
import { expect, test } from 'vitest'
import { factorizeComplex, solveComplex } from '../../src/math/complex-lu.ts'
import { factorize, solve } from '../../src/math/lu.ts'

const entry = fc.integer({ min: -1000, max: 1000 }).map((k) => k / 64)
const entries = (length: number) => fc.array(entry, { minLength: length, maxLength: length })
const complexSystem = fc
  .integer({ min: 1, max: 8 })
  .chain((n) => fc.record({ n: fc.constant(n), re: entries(n * n), im: entries(n * n), b: entries(n), c: entries(n) }))

const largest = (x: ArrayLike<number>): number => Math.max(...Array.from(x, Math.abs))

/** The real matrix [Re, −Im; Im, Re] of a complex one. */
function asReal(re: readonly number[], im: readonly number[], n: number): Matrix {
  const matrix = Matrix.zeros(2 * n, 2 * n)
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      matrix.set(i, j, re[i * n + j])
      matrix.set(n + i, n + j, re[i * n + j])
      matrix.set(n + i, j, im[i * n + j])
      matrix.set(i, n + j, -im[i * n + j])
    }
  return matrix
}

function complexSolution(re: readonly number[], im: readonly number[], b: readonly number[], c: readonly number[]) {
  const lu = { real: Float64Array.from(re), imaginary: Float64Array.from(im) }
  const x = { real: Float64Array.from(b), imaginary: Float64Array.from(c) }
  const swaps = new Int32Array(b.length)
  if (!factorizeComplex(lu, b.length, swaps)) return undefined
  solveComplex(lu, b.length, swaps, x)
  return [...x.real, ...x.imaginary]
}

test('solves what ml-matrix solves as a real system of twice the size', () => {
  fc.assert(
    fc.property(complexSystem, ({ n, re, im, b, c }) => {
      const x = complexSolution(re, im, b, c)
      if (!x) return
      const matrix = asReal(re, im, n)
      const condition = 2 * n * largest(matrix.to1DArray()) * 2 * n * largest(inverse(matrix).to1DArray())
      fc.pre(condition < 1e10)
      const expected = solveWithMlMatrix(matrix, Matrix.columnVector([...b, ...c])).to1DArray()
      for (let i = 0; i < 2 * n; i++)
        expect(Math.abs(x[i] - expected[i])).toBeLessThanOrEqual(1e-14 * condition * largest(expected))
    }),
  )
})

test('a real matrix has real factors: both solvers agree', () => {
  fc.assert(
    fc.property(complexSystem, ({ n, re, b }) => {
      const lu = Float64Array.from(re)
      const expected = Float64Array.from(b)
      const swaps = new Int32Array(n)
      const zeros = (length: number) => new Array<number>(length).fill(0)
      const x = complexSolution(re, zeros(n * n), b, zeros(n))
      const regular = factorize(lu, n, swaps)
      expect(x !== undefined).toBe(regular)
      if (!regular) return
      solve(lu, n, swaps, expected)
      expect(x?.slice(n).every((value) => value === 0)).toBe(true)
      expect(x?.slice(0, n).map((value) => value + 0)).toEqual(Array.from(expected, (value) => value + 0))
    }),
  )
})

test.each([
  ['zero', [0], [0]],
  ['rows that are complex multiples of each other', [1, 2, 0, 0], [0, 0, 1, 2]],
  ['a NaN', [1, 0, 0, 1], [Number.NaN, 0, 0, 0]],
])('%s is reported as singular', (_, real, imaginary) => {
  const n = Math.sqrt(real.length)
  const matrix = { real: Float64Array.from(real), imaginary: Float64Array.from(imaginary) }
  expect(factorizeComplex(matrix, n, new Int32Array(n))).toBe(false)
})

test.each([1e-200, 1e200])('entries of size %d neither overflow nor underflow', (size) => {
  expect(complexSolution([3 * size], [4 * size], [size], [0])).toEqual([
    expect.closeTo(3 / 25, 15),
    expect.closeTo(-4 / 25, 15),
  ])
})
