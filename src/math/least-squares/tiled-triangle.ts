import { paddedColumns } from '../../kernels/tiled.ts'
import type { QrFactor } from './qr-factor.ts'

/**
 * How many columns stand in tiles of their own before the others: one group of them, or several that each begin on a new
 * tile. Decides roundings only.
 */
export type Leading = number | readonly number[]

/** Tiles of a factor's columns, without its right-hand sides. */
export function triangleTiles({ columns }: QrFactor, leading: Leading): number {
  return paddedColumns(columnGroups(columns, leading)).tiles
}

function columnGroups(columns: number, leading: Leading): number[] {
  const groups = typeof leading === 'number' ? [leading] : leading
  return [...groups, columns - groups.reduce((sum, count) => sum + count, 0)]
}

/*
 * A factor's triangle and right-hand sides in the core's tiles: first the leading columns, then the others, then the
 * targets, each group padded to whole tiles. Rows follow the columns, so padding columns have zero rows of their own.
 */

/** Copies the triangle into a tiled matrix; `doubles` is its view. */
export function packTriangle(doubles: Float64Array, stride: number, factor: QrFactor, leading: Leading): void {
  eachRun(factor, leading, (column, n, tile, position) => {
    const width = factor.columns + factor.outputs
    const rows = Math.min(factor.columns, column + n)
    for (let i = 0; i < rows; i++) {
      const at = 4 * (tile * stride + position[i])
      for (let q = 0; q < n; q++) doubles[at + q] = factor.r[i * width + column + q]
    }
  })
}

/** Copies it back. */
export function unpackTriangle(doubles: Float64Array, stride: number, factor: QrFactor, leading: Leading): void {
  eachRun(factor, leading, (column, n, tile, position) => {
    const width = factor.columns + factor.outputs
    const rows = Math.min(factor.columns, column + n)
    for (let i = 0; i < rows; i++) {
      const at = 4 * (tile * stride + position[i])
      for (let q = 0; q < n; q++) if (column + q >= i) factor.r[i * width + column + q] = doubles[at + q]
    }
  })
}

/** Calls `use` for every tile with its columns, `column` and the n − 1 after it. */
function eachRun(
  { columns, outputs }: QrFactor,
  leading: Leading,
  use: (column: number, n: number, tile: number, position: Int32Array) => void,
): void {
  const groups = [...columnGroups(columns, leading), outputs]
  const { position } = paddedColumns(groups)
  let from = 0
  for (const count of groups) {
    for (let column = from; column < from + count; column += 4)
      use(column, Math.min(4, from + count - column), position[column] / 4, position)
    from += count
  }
}
