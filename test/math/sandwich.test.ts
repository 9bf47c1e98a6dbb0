import fc from 'fast-check'
import { expect, test } from 'vitest'
import { factorSource } from '../../src/math/least-squares/factor-source.ts'
import { emptyFactor, foldRows } from '../../src/math/least-squares/qr-factor.ts'
import { solveSandwich } from '../../src/math/least-squares/sandwich.ts'
import { solveFactor } from '../../src/math/least-squares/solve-factor.ts'
import { seededRandom } from '../../src/math/random.ts'

interface Problem {
  readonly size: number
  readonly width: number
  readonly dim: number
  readonly outputs: number
  /** Shape [size, width]. */
  readonly f: Float64Array
  /** Shape [dim, outputs]. */
  readonly w: Float64Array
  /** Shape [size, outputs]. */
  readonly y: Float64Array
}

function problemOf(seed: number, width: number, dim: number, outputs: number): Problem {
  const random = seededRandom(seed, 4)
  const draw = (count: number): Float64Array => Float64Array.from({ length: count }, () => 2 * random() - 1)
  const size = 40
  return { size, width, dim, outputs, f: draw(size * width), w: draw(dim * outputs), y: draw(size * outputs) }
}

function solve({ size, width, outputs, f, w, y }: Problem, lambda: number): Float64Array {
  const write = (i: number, row: Float64Array): void => {
    row[0] = 1
    row.set(f.subarray(i * width, (i + 1) * width), 1)
    row.set(y.subarray(i * outputs, (i + 1) * outputs), 1 + width)
  }
  return solveSandwich(factorSource({ size, write }, 1 + width, outputs), w, lambda, 1)
}

/** Largest singular value, by power iteration on WᵀW. */
function spectralNorm({ dim, outputs, w }: Problem): number {
  let v = Array.from({ length: outputs }, (_, c) => 1 + c / 7)
  let norm = 0
  for (let round = 0; round < 500; round++) {
    const u = Array.from({ length: dim }, (_, i) => v.reduce((sum, x, c) => sum + w[i * outputs + c] * x, 0))
    const next = v.map((_, c) => u.reduce((sum, x, i) => sum + w[i * outputs + c] * x, 0))
    norm = Math.hypot(...next)
    v = next.map((x) => x / norm)
  }
  return Math.sqrt(norm)
}

/**
 * The same minimizer with one unknown for each entry of A and of the constant, from explicit rows
 * Σ F[i, k] A[k, d] W[d, c] + constant[c] = Y[i, c] and one row for each penalty.
 */
function bruteForce(problem: Problem, lambda: number): Float64Array {
  const { size, width, dim, outputs, f, w, y } = problem
  const unknowns = width * dim
  const columns = unknowns + outputs
  const factor = emptyFactor(columns, 1)
  const fold = (fill: (row: Float64Array) => void): void => {
    const row = new Float64Array(columns + 1)
    fill(row)
    foldRows(factor, row, 1)
  }
  for (let i = 0; i < size; i++)
    for (let c = 0; c < outputs; c++)
      fold((row) => {
        for (let k = 0; k < width; k++)
          for (let d = 0; d < dim; d++) row[k * dim + d] = f[i * width + k] * w[d * outputs + c]
        row[unknowns + c] = 1
        row[columns] = y[i * outputs + c]
      })
  for (let k = 0; k < width; k++) {
    const norm = Math.hypot(...Array.from({ length: size }, (_, i) => f[i * width + k]))
    for (let d = 0; d < dim; d++)
      fold((row) => {
        row[k * dim + d] = Math.sqrt(lambda) * spectralNorm(problem) * norm
      })
  }
  return solveFactor(factor, { relative: 0 }).coefficients.subarray(0, unknowns)
}

const shapes = fc.record({
  seed: fc.integer({ min: 0, max: 9999 }),
  width: fc.integer({ min: 1, max: 5 }),
  dim: fc.integer({ min: 1, max: 4 }),
  outputs: fc.integer({ min: 1, max: 4 }),
  lambda: fc.constantFrom(1e-3, 0.1, 3),
})

test('it is the minimizer that brute force finds with one unknown for each entry of A', () => {
  fc.assert(
    fc.property(shapes, ({ seed, width, dim, outputs, lambda }) => {
      const problem = problemOf(seed, width, dim, outputs)
      const expected = bruteForce(problem, lambda)
      for (const [k, value] of solve(problem, lambda).entries())
        expect(Math.abs(value - expected[k])).toBeLessThan(1e-7 * (1 + Math.abs(expected[k])))
    }),
    { numRuns: 40 },
  )
})

test('without ridge and with W square, A·W is the least squares fit itself', () => {
  const problem = problemOf(5, 4, 3, 3)
  const { size, width, f, y, w } = problem
  const a = solve(problem, 0)
  const write = (i: number, row: Float64Array): void => {
    row[0] = 1
    row.set(f.subarray(i * width, (i + 1) * width), 1)
    row.set(y.subarray(i * 3, (i + 1) * 3), 1 + width)
  }
  const fit = solveFactor(factorSource({ size, write }, 1 + width, 3), { relative: 0 }).coefficients
  for (let k = 0; k < width; k++)
    for (let c = 0; c < 3; c++) {
      const product = [0, 1, 2].reduce((sum, d) => sum + a[k * 3 + d] * w[d * 3 + c], 0)
      expect(product).toBeCloseTo(fit[(1 + k) * 3 + c], 10)
    }
})

test('a W of rank one moves A along its one direction only; W = 0 leaves A = 0', () => {
  const problem = problemOf(6, 3, 2, 2)
  const a = solve({ ...problem, w: Float64Array.of(1, 2, -3, -6) }, 1e-6)
  for (let k = 0; k < 3; k++) expect(a[2 * k + 1]).toBeCloseTo(-3 * a[2 * k], 12)
  expect(Math.max(...a.map(Math.abs))).toBeGreaterThan(1e-3)
  expect(solve({ ...problem, w: new Float64Array(4) }, 1e-6)).toEqual(new Float64Array(6))
})
