import { emptyFactor, foldRows, type QrFactor } from '../../src/math/least-squares/qr-factor.ts'
import type { Random } from '../../src/math/random.ts'

/** Rows [x | y] of a least-squares problem. */
export type Rows = readonly (readonly number[])[]

/** Rows uniform in [-1, 1]. */
export function randomRows(random: Random, rows: number, width: number): number[][] {
  return Array.from({ length: rows }, () => Array.from({ length: width }, () => 2 * random() - 1))
}

/** The factor that the TypeScript twin makes of these blocks of rows. */
export function twinFactor(columns: number, outputs: number, blocks: readonly Rows[]): QrFactor {
  const factor = emptyFactor(columns, outputs)
  for (const rows of blocks) foldRows(factor, Float64Array.from(rows.flat()), rows.length)
  return factor
}

/**
 * The farthest that RᵀR is from XᵀX and XᵀY, and explained plus residual squares from YᵀY, where all columns are scaled to
 * unit norm: the backward error of a factorization.
 */
export function gramError({ columns, outputs, r, residual }: QrFactor, rows: Rows): number {
  const width = columns + outputs
  const norms = Array.from({ length: width }, (_, j) => Math.hypot(...rows.map((row) => row[j])) || 1)
  const scaled = rows.map((row) => row.map((value, j) => value / norms[j]))
  const triangle = Array.from({ length: columns }, (_, i) => norms.map((norm, j) => r[i * width + j] / norm))
  let farthest = 0
  for (let i = 0; i < width; i++)
    for (let j = i; j < width; j++) {
      if (i >= columns && i !== j) continue
      const rest = i < columns ? 0 : residual[i - columns] / norms[i] / norms[i]
      const error = Math.abs(dot(triangle, i, j) + rest - dot(scaled, i, j))
      // NaN must not pass unseen
      if (!(error <= farthest)) farthest = error
    }
  return farthest
}

/** With Kahan's compensation, so that the sum itself adds no error. */
function dot(rows: Rows, i: number, j: number): number {
  let [sum, lost] = [0, 0]
  for (const row of rows) {
    const term = row[i] * row[j] - lost
    const next = sum + term
    lost = next - sum - term
    sum = next
  }
  return sum
}

/** R beside QᵀY with every row's sign such that its diagonal is not negative: unique where X has full rank. */
export function signedTriangle({ columns, outputs, r }: QrFactor): Float64Array {
  const width = columns + outputs
  return r.map((value, k) => (r[Math.floor(k / width) * (width + 1)] < 0 ? -value : value))
}

export function largestDifference(a: Float64Array, b: Float64Array): number {
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i])), 0)
}

/** The rows in blocks of these sizes, the last of which repeats. */
export function inBlocks<Row>(rows: readonly Row[], sizes: readonly number[]): Row[][] {
  const blocks: Row[][] = []
  for (let start = 0; start < rows.length; ) {
    const size = sizes[Math.min(blocks.length, sizes.length - 1)]
    blocks.push(rows.slice(start, start + size))
    start += size
  }
  return blocks
}
