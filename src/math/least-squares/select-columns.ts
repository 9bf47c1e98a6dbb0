import { emptyFactor, foldSource, type QrFactor } from './qr-factor.ts'

/** The factor of the problem with some of its columns and one of its outputs only, as if its rows were folded in anew. */
export function selectColumns(factor: QrFactor, columns: readonly number[], output: number): QrFactor {
  const { r, outputs, residual, rows } = factor
  const width = factor.columns + outputs
  const part = emptyFactor(columns.length, 1)
  const write = (i: number, row: Float64Array): void => {
    for (const [k, j] of columns.entries()) row[k] = j < i ? 0 : r[i * width + j]
    row[columns.length] = r[i * width + factor.columns + output]
  }
  foldSource(part, { size: factor.columns, write })
  part.residual[0] += residual[output]
  part.rows = rows
  return part
}
