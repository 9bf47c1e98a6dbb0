import { tilesFor } from '../../kernels/tiled.ts'
import type { QrFactor } from './qr-factor.ts'

/*
 * A factor's triangle and right-hand sides in the core's tiles: first `leading` columns, then the others, then the
 * targets, each group padded to whole tiles. Rows follow the columns, so padding columns have zero rows of their own.
 */

/** Columns of the factor that stand together in tiles. */
interface Group {
  readonly from: number
  readonly count: number
  /** The tile that holds the first of them. */
  readonly tile: number
}

function groups({ columns, outputs }: QrFactor, leading: number): Group[] {
  const rest = tilesFor(leading) + tilesFor(columns - leading)
  return [
    { from: 0, count: leading, tile: 0 },
    { from: leading, count: columns - leading, tile: tilesFor(leading) },
    { from: columns, count: outputs, tile: rest },
  ]
}

/** Copies the triangle into a tiled matrix; `doubles` is its view. */
export function packTriangle(doubles: Float64Array, stride: number, factor: QrFactor, leading: number): void {
  const shift = 4 * tilesFor(leading) - leading
  const width = factor.columns + factor.outputs
  for (const { from, count, tile } of groups(factor, leading))
    for (let first = 0; first < count; first += 4) {
      const n = Math.min(4, count - first)
      const column = from + first
      const rows = Math.min(factor.columns, column + n)
      for (let i = 0; i < rows; i++) {
        const at = 4 * ((tile + first / 4) * stride + (i < leading ? i : i + shift))
        for (let q = 0; q < n; q++) doubles[at + q] = factor.r[i * width + column + q]
      }
    }
}

/** Copies it back. */
export function unpackTriangle(doubles: Float64Array, stride: number, factor: QrFactor, leading: number): void {
  const shift = 4 * tilesFor(leading) - leading
  const width = factor.columns + factor.outputs
  for (const { from, count, tile } of groups(factor, leading))
    for (let first = 0; first < count; first += 4) {
      const n = Math.min(4, count - first)
      const column = from + first
      const rows = Math.min(factor.columns, column + n)
      for (let i = 0; i < rows; i++) {
        const at = 4 * ((tile + first / 4) * stride + (i < leading ? i : i + shift))
        for (let q = 0; q < n; q++) if (column + q >= i) factor.r[i * width + column + q] = doubles[at + q]
      }
    }
}
