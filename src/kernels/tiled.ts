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

/** Columns of a row-major matrix, and where they stand among the tiles of a tiled one. */
export interface Columns {
  readonly rowMajor: Float64Array
  /** Numbers per row of `rowMajor`. */
  readonly width: number
  /** First column there, and how many. */
  readonly from: number
  readonly count: number
  readonly rows: number
  /** The tile that takes the first of them. */
  readonly tile: number
}

/** Copies columns into a tiled matrix; `doubles` is its view. */
export function packColumns(doubles: Float64Array, stride: number, columns: Columns): void {
  eachStrip(stride, columns, (at, source, n) => {
    for (let q = 0; q < n; q++) doubles[at + q] = columns.rowMajor[source + q]
  })
}

/** Copies columns out of a tiled matrix. */
export function unpackColumns(doubles: Float64Array, stride: number, columns: Columns): void {
  eachStrip(stride, columns, (at, target, n) => {
    for (let q = 0; q < n; q++) columns.rowMajor[target + q] = doubles[at + q]
  })
}

/** Up to four neighbors of one row at a time, tile by tile, since both sides lie close together in that order. */
function eachStrip(
  stride: number,
  { width, from, count, rows, tile }: Columns,
  visit: (tiled: number, rowMajor: number, n: number) => void,
): void {
  for (let first = 0; first < count; first += 4) {
    const n = Math.min(4, count - first)
    const start = 4 * (tile + first / 4) * stride
    for (let i = 0; i < rows; i++) visit(start + 4 * i, i * width + from + first, n)
  }
}
