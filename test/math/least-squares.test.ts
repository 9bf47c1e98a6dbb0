import fc from 'fast-check'
import { Matrix, SVD } from 'ml-matrix'
import { expect, test } from 'vitest'
import { emptyFactor, foldSource, type QrFactor, type RowSource } from '../../src/math/least-squares/qr-factor.ts'
import { bestRidge, ridgePath } from '../../src/math/least-squares/ridge-path.ts'
import { type Ridge, solveFactor } from '../../src/math/least-squares/solve-factor.ts'
import { type Random, seededRandom } from '../../src/math/random.ts'

/** A random problem [X | Y]; shape [rows, columns + outputs]. */
function randomProblem(random: Random, rows: number, columns: number, outputs: number): number[][] {
  return Array.from({ length: rows }, () => Array.from({ length: columns + outputs }, () => 2 * random() - 1))
}

function sourceOf(problem: number[][]): RowSource {
  return { size: problem.length, write: (i, row) => row.set(problem[i]) }
}

function factorOf(problem: number[][], columns: number): QrFactor {
  const factor = emptyFactor(columns, problem[0].length - columns)
  foldSource(factor, sourceOf(problem))
  return factor
}

function solve(problem: number[][], columns: number, ridge: Ridge = { relative: 0 }, free = 0): Matrix {
  const { coefficients } = solveFactor(factorOf(problem, columns), ridge, free)
  return Matrix.from1DArray(columns, problem[0].length - columns, coefficients)
}

const shapes = fc.record({
  seed: fc.integer({ min: 0, max: 1e6 }),
  columns: fc.integer({ min: 1, max: 12 }),
  outputs: fc.integer({ min: 1, max: 3 }),
  extra: fc.integer({ min: 0, max: 300 }),
})

test('RᵀR is XᵀX, whatever the number of blocks', () => {
  fc.assert(
    fc.property(shapes, ({ seed, columns, outputs, extra }) => {
      const problem = randomProblem(seededRandom(seed), columns + extra, columns, outputs)
      const { r, residual } = factorOf(problem, columns)
      const width = columns + outputs
      const R = Matrix.from1DArray(columns, width, r)
      const X = new Matrix(problem)
      const gram = X.transpose().mmul(X)
      const ours = R.transpose().mmul(R)
      for (let c = 0; c < outputs; c++)
        ours.set(columns + c, columns + c, ours.get(columns + c, columns + c) + residual[c])
      for (let i = 0; i < width; i++)
        for (let j = 0; j < width; j++)
          if (i < columns || j < columns || i === j)
            expect(Math.abs(ours.get(i, j) - gram.get(i, j))).toBeLessThan(1e-12 * problem.length)
    }),
    { numRuns: 60 },
  )
})

test('the solution is the pseudo-inverse solution of ml-matrix where X has full rank', () => {
  fc.assert(
    fc.property(shapes, ({ seed, columns, outputs, extra }) => {
      const problem = randomProblem(seededRandom(seed), columns + extra + 5, columns, outputs)
      const X = new Matrix(problem).subMatrix(0, problem.length - 1, 0, columns - 1)
      const Y = new Matrix(problem).subMatrix(0, problem.length - 1, columns, columns + outputs - 1)
      const svd = new SVD(X)
      const difference = Matrix.sub(solve(problem, columns), svd.solve(Y)).norm()
      expect(difference).toBeLessThan(1e-13 * svd.condition * problem.length)
    }),
    { numRuns: 60 },
  )
})

test('ridge solves (XᵀX + λD²)B = XᵀY with D the column norms, and leaves free columns alone', () => {
  const problem = randomProblem(seededRandom(3), 40, 6, 2)
  const X = new Matrix(problem).subMatrix(0, 39, 0, 5)
  const Y = new Matrix(problem).subMatrix(0, 39, 6, 7)
  const lambda = 0.7
  const normal = X.transpose().mmul(X)
  for (let j = 2; j < 6; j++) normal.set(j, j, normal.get(j, j) * (1 + lambda))
  const residual = normal.mmul(solve(problem, 6, { absolute: lambda }, 2)).sub(X.transpose().mmul(Y))
  expect(residual.norm()).toBeLessThan(1e-13 * 40)
})

test('a ridge on unscaled columns solves (XᵀX + λ)B = XᵀY', () => {
  const problem = randomProblem(seededRandom(4), 40, 6, 2).map((row) => row.map((value, j) => value * 10 ** (j % 3)))
  const X = new Matrix(problem).subMatrix(0, 39, 0, 5)
  const Y = new Matrix(problem).subMatrix(0, 39, 6, 7)
  const normal = X.transpose().mmul(X)
  for (let j = 1; j < 6; j++) normal.set(j, j, normal.get(j, j) + 0.7)
  const residual = normal.mmul(solve(problem, 6, { unscaled: 0.7 }, 1)).sub(X.transpose().mmul(Y))
  expect(residual.norm()).toBeLessThan(1e-9)
})

test('a graded problem keeps the accuracy that normal equations lose', () => {
  // Monomials on [0, 1]: condition 1e8 at degree 11; squared, nothing would be left.
  const columns = 12
  const problem = Array.from({ length: 200 }, (_, i) => {
    const x = i / 199
    const powers = Array.from({ length: columns }, (_, j) => x ** j)
    return [...powers, powers.reduce((a, b) => a + b)]
  })
  const { coefficients, report } = solveFactor(factorOf(problem, columns), { relative: 0 })
  for (const b of coefficients) expect(Math.abs(b - 1)).toBeLessThan(1e-6)
  expect(report.rank).toBe(columns)
})

test('the condition estimate is within a factor 3 of the singular values', () => {
  fc.assert(
    fc.property(shapes, ({ seed, columns, extra }) => {
      const problem = randomProblem(seededRandom(seed), columns + extra, columns, 1)
      const { report } = solveFactor(factorOf(problem, columns), { relative: 0 })
      const norms = Array.from({ length: columns }, (_, j) => Math.hypot(...problem.map((row) => row[j])))
      const { condition } = new SVD(new Matrix(problem.map((row) => norms.map((norm, j) => row[j] / norm))))
      expect(report.condition).toBeLessThan(condition * 1.001)
      expect(report.condition).toBeGreaterThan(condition / 3)
    }),
    { numRuns: 60 },
  )
})

test('training error is the residual of the solution, with and without ridge', () => {
  const problem = randomProblem(seededRandom(5), 300, 7, 2)
  for (const ridge of [{ relative: 0 }, { absolute: 0.3 }]) {
    const { coefficients, report } = solveFactor(factorOf(problem, 7), ridge)
    for (let c = 0; c < 2; c++) {
      const squares = problem.map((row) => {
        let residual = row[7 + c]
        for (let j = 0; j < 7; j++) residual -= row[j] * coefficients[j * 2 + c]
        return residual ** 2
      })
      expect(report.trainingRmse[c]).toBeCloseTo(Math.sqrt(squares.reduce((a, b) => a + b) / 300), 12)
    }
  }
})

test.each([
  ['a duplicated column', (row: number[]) => [row[0], row[1], row[0]]],
  ['a zero column', (row: number[]) => [row[0], row[1], 0]],
  ['proportional columns at scales 1e-120 and 1e120', (row: number[]) => [row[0], row[1] * 1e-120, row[1] * 1e120]],
])('%s gives finite coefficients and predictions as good as without it', (_, columns) => {
  const problem = randomProblem(seededRandom(8), 60, 2, 1).map((row) => [...columns(row), row[2]])
  const { coefficients, report } = solveFactor(factorOf(problem, 3), { relative: 1e-14 })
  expect(report.rank).toBe(2)
  expect([...coefficients].every(Number.isFinite)).toBe(true)
  const plain = solveFactor(
    factorOf(
      problem.map((row) => [row[0], row[1] * (columns([0, 1])[1] === 1 ? 1 : 1e120), row[3]]),
      2,
    ),
    { relative: 0 },
  )
  expect(report.trainingRmse[0]).toBeCloseTo(plain.report.trainingRmse[0], 10)
})

test('more columns than rows: with ridge, the dual solution Xᵀ(XXᵀ + λI)⁻¹Y', () => {
  const problem = randomProblem(seededRandom(9), 5, 9, 1)
  const norms = Array.from({ length: 9 }, (_, j) => Math.hypot(...problem.map((row) => row[j])))
  const scaled = problem.map((row) => row.map((value, j) => (j < 9 ? value / norms[j] : value)))
  const X = new Matrix(scaled).subMatrix(0, 4, 0, 8)
  const Y = new Matrix(scaled).subMatrix(0, 4, 9, 9)
  const kernel = X.mmul(X.transpose()).add(Matrix.eye(5).mul(1e-3))
  const dual = X.transpose().mmul(new SVD(kernel).solve(Y))
  expect(Matrix.sub(solve(scaled, 9, { absolute: 1e-3 }), dual).norm()).toBeLessThan(1e-11)
})

test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('a ridge of %d is refused', (relative) => {
  expect(() => solve(randomProblem(seededRandom(1), 5, 2, 1), 2, { relative })).toThrow(RangeError)
})

test('closed-form leave-one-out equals leaving each row out, for every λ', () => {
  const free = 2
  const columns = 6
  const problem = randomProblem(seededRandom(12), 25, columns, 2)
  const path = ridgePath(factorOf(problem, columns), free, sourceOf(problem))
  const { ridges, leaveOneOut: errors = new Float64Array() } = path
  const norms = Array.from({ length: columns }, (_, j) => Math.hypot(...problem.map((row) => row[j])))
  for (const index of [0, 20, 30, 40, 45, 50, 55, 60]) {
    let sum = 0
    problem.forEach((row, left) => {
      const rest = problem.filter((_, i) => i !== left)
      // λ is relative to the full problem's column norms: bring it in as explicit rows.
      for (let j = free; j < columns; j++)
        rest.push(Array.from({ length: columns + 2 }, (_, k) => (k === j ? Math.sqrt(ridges[index]) * norms[j] : 0)))
      const b = solve(rest, columns)
      for (let c = 0; c < 2; c++) {
        let error = row[columns + c]
        for (let j = 0; j < columns; j++) error -= row[j] * b.get(j, c)
        sum += error ** 2
      }
    })
    expect(errors[index] / (sum / (25 * 2))).toBeCloseTo(1, 8)
  }
  expect(bestRidge(path, errors).error).toBe(Math.min(...errors))
})
