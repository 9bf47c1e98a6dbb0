import type { Kernels } from './kernels.ts'

/** A matrix in the core's memory, in tiles of four columns; the layout is described in assembly/tile.ts. */
export interface Tiled {
  readonly address: number
  /** Rows allotted to a tile. */
  readonly stride: number
  readonly tiles: number
}

export function tilesFor(columns: number): number {
  return Math.ceil(columns / 4)
}

/** Columns in groups, each of which begins on a new tile. */
export interface PaddedColumns {
  readonly tiles: number
  /** Where column j stands among the padded ones. */
  readonly position: Int32Array
}

export function paddedColumns(groups: readonly number[]): PaddedColumns {
  const position = new Int32Array(groups.reduce((sum, count) => sum + count, 0))
  let [tiles, column] = [0, 0]
  for (const count of groups) {
    for (let j = 0; j < count; j++) position[column++] = 4 * tiles + j
    tiles += tilesFor(count)
  }
  return { tiles, position }
}

/** A zero matrix with at least this many rows; the stride keeps equal rows of all tiles out of one cache set. */
export function allocTiled(kernels: Kernels, rows: number, columns: number): Tiled {
  const stride = rows % 128 === 0 ? rows + 4 : rows
  const tiles = tilesFor(columns)
  return { address: kernels.alloc(4 * stride * tiles), stride, tiles }
}

/** Address of a tile. */
export function tileAt({ address, stride }: Tiled, tile: number): number {
  return address + 32 * tile * stride
}

/** Where element (row, column) stands among the matrix's doubles. */
export function tiledIndex(stride: number, row: number, column: number): number {
  return 4 * ((column >> 2) * stride + row) + (column & 3)
}

/** All doubles of the matrix; see `Kernels.view`. */
export function tiledView(kernels: Kernels, { address, stride, tiles }: Tiled): Float64Array {
  return kernels.view(address, 4 * stride * tiles)
}
