import { emptyFactor, type QrFactor } from './qr-factor.ts'

/**
 * The factor that QR would give, from the normal equations: R is the Cholesky factor of XᵀX. Half the work of QR, but a
 * condition number κ of X costs κ² in accuracy; beyond 1e8 nothing trustworthy is left.
 *
 * @param gram [X | Y]ᵀ[X | Y], upper triangle read; shape [columns + outputs, columns + outputs], row-major.
 */
export function choleskyFactor(gram: Float64Array, columns: number, outputs: number, rows: number): QrFactor {
  const width = columns + outputs
  const factor = emptyFactor(columns, outputs)
  const { r, residual } = factor
  factor.rows = rows
  for (let i = 0; i < columns; i++) r.set(gram.subarray(i * width + i, (i + 1) * width), i * width + i)
  for (let i = 0; i < columns; i++) {
    const pivot = r[i * width + i]
    // Rounding alone leaves a dependent column about this much: no direction to be found in it.
    const usable = pivot > columns * Number.EPSILON * gram[i * width + i]
    const scale = usable ? 1 / Math.sqrt(pivot) : 0
    for (let j = i; j < width; j++) r[i * width + j] *= scale
    for (let k = i + 1; k < columns; k++) {
      const factorK = r[i * width + k]
      if (factorK !== 0) for (let j = k; j < width; j++) r[k * width + j] -= factorK * r[i * width + j]
    }
  }
  for (let c = 0; c < outputs; c++) {
    const total = gram[(columns + c) * width + columns + c]
    let sum = total
    for (let i = 0; i < columns; i++) sum -= r[i * width + columns + c] ** 2
    // The difference of two sums says nothing below their rounding.
    residual[c] = Math.max(sum, columns * Number.EPSILON * total)
  }
  return factor
}

/** The condition number from which normal equations lose more than half of the digits that QR keeps. */
export const NORMAL_EQUATIONS_LIMIT = 1e6
