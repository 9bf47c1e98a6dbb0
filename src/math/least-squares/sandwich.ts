import type { Engine } from '../../kernels/engine.ts'
import { svd } from '../dense.ts'
import { emptyFactor, type QrFactor } from './qr-factor.ts'
import { solveFactor } from './solve-factor.ts'

/** Singular values of W below this fraction of the largest are rounding. */
const NEGLIGIBLE = 1e-12

/**
 * Sandwiched least squares: the A, shape [columns − free, dim], that minimizes ‖F·A·W − Y‖² + λ‖W‖²‖A‖² with the columns
 * of F in units of their norms and ‖W‖ the largest singular value, from the factor of [free | F | Y]: the leading `free`
 * columns fit along without penalty and are not in A. What W does not see stays 0.
 *
 * In the singular basis W = P·T·Zᵀ the columns of Y·Z part into ridge problems of their own, with λ T₁² / Tⱼ².
 *
 * Source: Zozoulenko, Cass, Gonon, Random feature representation boosting, 2025 (arXiv 2501.18283), where the normal
 * equations are diagonalized; here X'X is not formed.
 *
 * @param w Shape [dim, outputs], row-major.
 */
export function solveSandwich(
  factor: QrFactor,
  w: Float64Array,
  lambda: number,
  free: number,
  engine?: Engine,
): Float64Array {
  const { columns, outputs } = factor
  const dim = w.length / outputs
  const size = Math.max(dim, outputs)
  const square = new Float64Array(size * size)
  for (let i = 0; i < dim; i++) for (let c = 0; c < outputs; c++) square[i * size + c] = w[i * outputs + c]
  const { values, left, right } = svd(square, size)
  const a = new Float64Array((columns - free) * dim)
  for (let j = 0; j < Math.min(dim, outputs) && values[j] > NEGLIGIBLE * values[0]; j++) {
    const along = Float64Array.from({ length: outputs }, (_, c) => right[c * size + j])
    const ridge = { absolute: lambda * (values[0] / values[j]) ** 2 }
    const { coefficients } = solveFactor(oneOutput(factor, along), ridge, free, engine)
    for (let k = 0; k < columns - free; k++)
      for (let i = 0; i < dim; i++) a[k * dim + i] += (coefficients[free + k] / values[j]) * left[i * size + j]
  }
  return a
}

/** The factor of [X | Y·z]; what X does not explain of it is left out. */
function oneOutput({ columns, outputs, r, rows }: QrFactor, z: Float64Array): QrFactor {
  const one = emptyFactor(columns, 1)
  for (let i = 0; i < columns; i++) {
    const row = r.subarray(i * (columns + outputs), (i + 1) * (columns + outputs))
    one.r.set(row.subarray(0, columns), i * (columns + 1))
    for (let c = 0; c < outputs; c++) one.r[i * (columns + 1) + columns] += row[columns + c] * z[c]
  }
  one.rows = rows
  return one
}
