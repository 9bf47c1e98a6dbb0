import fc from 'fast-check'
import { inverse, Matrix, SVD } from 'ml-matrix'
import { expect, test } from 'vitest'
import { bestRidge, type RidgePath, ridgePath } from '../../src/math/least-squares/ridge-path.ts'
import { solveFactor } from '../../src/math/least-squares/solve-factor.ts'
import { seededRandom } from '../../src/math/random.ts'
import { type Rows, randomRows, twinFactor } from './factors.ts'

const shapes = fc.record({
  seed: fc.integer({ min: 0, max: 1e6 }),
  outputs: fc.integer({ min: 1, max: 3 }),
  extra: fc.integer({ min: 12, max: 30 }),
  free: fc.integer({ min: 0, max: 3 }),
  penalized: fc.integer({ min: 1, max: 5 }),
})

function pathOf(rows: Rows, columns: number, free: number): RidgePath {
  return ridgePath(twinFactor(columns, rows[0].length - columns, [rows]), free)
}

/** Degrees of freedom and GCV from the hat matrix X(XᵀX + λD)⁻¹Xᵀ of the columns scaled to unit norm. */
function byHatMatrix(rows: Rows, columns: number, free: number, lambda: number): { degrees: number; gcv: number } {
  const norms = Array.from({ length: columns }, (_, j) => Math.hypot(...rows.map((row) => row[j])))
  const X = new Matrix(rows.map((row) => norms.map((norm, j) => row[j] / norm)))
  const Y = new Matrix(rows.map((row) => row.slice(columns)))
  const normal = X.transpose().mmul(X)
  for (let j = free; j < columns; j++) normal.set(j, j, normal.get(j, j) + lambda)
  const hat = X.mmul(inverse(normal)).mmul(X.transpose())
  const degrees = hat.trace()
  const squares = Matrix.sub(Y, hat.mmul(Y)).norm() ** 2
  return { degrees, gcv: squares / (rows.length * Y.columns) / (1 - degrees / rows.length) ** 2 }
}

test('degrees of freedom and generalized cross-validation are those of the explicit hat matrix, for every λ', () => {
  fc.assert(
    fc.property(shapes, ({ seed, outputs, extra, free, penalized }) => {
      const columns = free + penalized
      const rows = randomRows(seededRandom(seed), columns + extra, columns + outputs)
      const { ridges, degrees, generalizedCrossValidation } = pathOf(rows, columns, free)
      for (const [k, lambda] of ridges.entries()) {
        const explicit = byHatMatrix(rows, columns, free, lambda)
        expect(Math.abs(degrees[k] - explicit.degrees)).toBeLessThan(1e-10)
        expect(Math.abs(generalizedCrossValidation[k] / explicit.gcv - 1)).toBeLessThan(1e-10)
      }
    }),
    { numRuns: 30 },
  )
})

test('degrees of freedom never rise with λ: from the rank down to the columns without penalty', () => {
  fc.assert(
    fc.property(shapes, ({ seed, outputs, extra, free, penalized }) => {
      const columns = free + penalized
      const rows = randomRows(seededRandom(seed), columns + extra, columns + outputs)
      const { ridges, degrees } = pathOf(rows, columns, free)
      for (let k = 1; k < degrees.length; k++) {
        expect(ridges[k]).toBeGreaterThan(ridges[k - 1])
        expect(degrees[k]).toBeLessThanOrEqual(degrees[k - 1] + 1e-13)
      }
      expect(degrees[0]).toBeCloseTo(columns, 9)
      expect(degrees[degrees.length - 1] - free).toBeLessThan(1e-3)
      expect(degrees[degrees.length - 1] - free).toBeGreaterThan(-1e-13)
    }),
    { numRuns: 60 },
  )
})

test('a repeated column is no degree of freedom; with fewer rows than columns there are as many as rows', () => {
  const rows = randomRows(seededRandom(1), 40, 6)
  const repeated = pathOf(
    rows.map((row) => [row[0], row[1], row[2], row[1], row[3]]),
    4,
    1,
  )
  // Two copies share one coefficient, so λ weighs half on each: anywhere above rounding the count is 3.
  expect(repeated.degrees[repeated.relative.findIndex((relative) => relative > 1e-7)]).toBeCloseTo(3, 6)
  const wide = pathOf(randomRows(seededRandom(2), 6, 11), 10, 0)
  expect(wide.degrees[wide.relative.findIndex((relative) => relative > 1e-7)]).toBeCloseTo(6, 6)
})

test('the path is that of solveFactor: same λ, same residuals', () => {
  const rows = randomRows(seededRandom(3), 50, 8)
  const factor = twinFactor(6, 2, [rows])
  const { ridges, relative, degrees, generalizedCrossValidation } = ridgePath(factor, 2)
  for (const k of [0, 20, 44, 50, 56, 60]) {
    const { report } = solveFactor(factor, { relative: relative[k] }, 2)
    expect(report.ridge / ridges[k]).toBeCloseTo(1, 12)
    const mean = report.trainingRmse.reduce((sum, rmse) => sum + rmse ** 2, 0) / 2
    expect(mean / (1 - degrees[k] / 50) ** 2 / generalizedCrossValidation[k]).toBeCloseTo(1, 10)
  }
})

test('the best ridge is where the error is least', () => {
  const path = pathOf(randomRows(seededRandom(4), 30, 6), 5, 1)
  const errors = path.relative.map((_, k) => 1 + (k - 17) ** 2)
  expect(bestRidge(path, errors)).toEqual({ ridge: { relative: path.relative[17] }, error: 1 })
})

test('with no more rows than columns, generalized cross-validation is right or Infinity, never rounding noise', () => {
  for (const [size, columns, seed] of [
    [5, 9, 276],
    [9, 9, 211],
    [20, 25, 290],
  ]) {
    const rows = randomRows(seededRandom(seed), size, columns + 1)
    const { ridges, generalizedCrossValidation } = pathOf(rows, columns, 0)
    const norms = Array.from({ length: columns }, (_, j) => Math.hypot(...rows.map((row) => row[j])))
    const X = new Matrix(rows.map((row) => norms.map((norm, j) => row[j] / norm)))
    const { diagonal, leftSingularVectors: U } = new SVD(X, { autoTranspose: true })
    const y = U.transpose()
      .mmul(Matrix.columnVector(rows.map((row) => row[columns])))
      .to1DArray()
    for (const [k, lambda] of ridges.entries()) {
      // residual = λ(XXᵀ + λ)⁻¹y and rows − degrees = tr λ(XXᵀ + λ)⁻¹: λ cancels
      const inverse = diagonal.slice(0, size).map((value) => 1 / (value * value + lambda))
      const squares = inverse.reduce((sum, value, i) => sum + (value * y[i]) ** 2, 0)
      const exact = (squares * size) / inverse.reduce((a, b) => a + b) ** 2
      const ratio = generalizedCrossValidation[k] / exact
      expect(ratio === Number.POSITIVE_INFINITY || Math.abs(ratio - 1) < 0.01).toBe(true)
    }
  }
})
