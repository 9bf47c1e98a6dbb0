import { expect, test } from 'vitest'
import { emptyFactor, foldSource } from '../../src/math/least-squares/qr-factor.ts'
import { selectColumns } from '../../src/math/least-squares/select-columns.ts'
import { solveFactor } from '../../src/math/least-squares/solve-factor.ts'
import { seededRandom } from '../../src/math/random.ts'
import { maxDifference } from '../integrate/problems.ts'

test.each([[[0, 1, 2, 3, 4]], [[1, 3]], [[4, 0]], [[2]]])('columns %j alone solve as if folded in alone', (columns) => {
  const random = seededRandom(7)
  const rows = Array.from({ length: 60 }, () => Array.from({ length: 7 }, () => random() - 0.4))
  const whole = emptyFactor(5, 2)
  foldSource(whole, { size: 60, write: (i, row) => row.set(rows[i]) })
  const part = emptyFactor(columns.length, 1)
  foldSource(part, { size: 60, write: (i, row) => row.set([...columns.map((j) => rows[i][j]), rows[i][6]]) })
  const [found, expected] = [selectColumns(whole, columns, 1), part].map((factor) =>
    solveFactor(factor, { relative: 0 }),
  )
  expect(maxDifference(found.coefficients, expected.coefficients)).toBeLessThan(1e-13)
  expect(found.report.trainingRmse[0]).toBeCloseTo(expected.report.trainingRmse[0], 13)
  expect(found.report.rows).toBe(60)
})
