import type { QrFactor } from '../../math/least-squares/qr-factor.ts'
import { selectColumns } from '../../math/least-squares/select-columns.ts'
import { type Ridge, solveFactor } from '../../math/least-squares/solve-factor.ts'

/** One output as a combination of few columns. */
export interface SparseFit {
  /** Shape [columns]; 0 where a column is left out. */
  readonly coefficients: Float64Array
  readonly rmse: number
  /** Least-squares problems until no more columns fell. */
  readonly rounds: number
}

/**
 * Sequentially thresholded least squares, on the factor alone: solve, drop every column that contributes less than
 * `threshold`, and again until none falls. A column contributes the root mean square of itself times its coefficient, as a
 * fraction of that of the output.
 *
 * Source: S. L. Brunton, J. L. Proctor, J. N. Kutz, PNAS 113, 3932-3937 (2016), whose threshold is on coefficients.
 */
export function sparseFit(factor: QrFactor, output: number, threshold: number, ridge: Ridge): SparseFit {
  const { columns, rows } = factor
  const sizes = Float64Array.from({ length: columns }, (_, j) => columnNorm(factor, j))
  const size = Math.sqrt(columnNorm(factor, columns + output) ** 2 + factor.residual[output])
  let kept = Array.from({ length: columns }, (_, j) => j)
  for (let rounds = 1; kept.length > 0; rounds++) {
    const { coefficients: values, report } = solveFactor(selectColumns(factor, kept, output), ridge)
    // A column of rounding noise is held at zero by the solve and would stay at threshold 0.
    const strong = kept.filter((j, k) => values[k] !== 0 && Math.abs(values[k]) * sizes[j] >= threshold * size)
    if (strong.length === kept.length) {
      const coefficients = new Float64Array(columns)
      for (const [k, j] of kept.entries()) coefficients[j] = values[k]
      return { coefficients, rmse: report.trainingRmse[0], rounds }
    }
    kept = strong
  }
  return { coefficients: new Float64Array(columns), rmse: size / Math.sqrt(rows), rounds: 0 }
}

/** The norm of a column of [X | Y], as far as X reaches. */
function columnNorm({ columns, outputs, r }: QrFactor, j: number): number {
  let sum = 0
  for (let i = 0; i < columns; i++) if (j >= i) sum += r[i * (columns + outputs) + j] ** 2
  return Math.sqrt(sum)
}
