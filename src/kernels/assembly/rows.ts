// Between the caller's row-major arrays and tiled matrices. Blocks are tiled matrices of `rows` rows
// and the given stride; columns may begin anywhere, also in the middle of a tile.

/** Address of element (0, column). */
@inline function columnAt(block: usize, stride: i32, column: i32): usize {
  return block + (<usize>((column >> 2) * stride) << 5) + (<usize>(column & 3) << 3)
}

/** Copies a row-major rows x width array into columns column, column + 1, ... of the block. */
export function placeColumns(source: usize, rows: i32, width: i32, block: usize, stride: i32, column: i32): void {
  for (let c = 0; c < width; c++) {
    let from = source + (<usize>c << 3)
    let to = columnAt(block, stride, column + c)
    for (let i = 0; i < rows; i++, from += <usize>width << 3, to += 32) store<f64>(to, load<f64>(from))
  }
}

/** Fills width columns with a number: ones for a bias, zeros for padding. */
export function fillColumns(value: f64, rows: i32, width: i32, block: usize, stride: i32, column: i32): void {
  for (let c = column; c < column + width; c++) {
    let to = columnAt(block, stride, c)
    for (let i = 0; i < rows; i++, to += 32) store<f64>(to, value)
  }
}

/** Copies columns of the block out to a row-major rows x width array. */
export function takeColumns(target: usize, rows: i32, width: i32, block: usize, stride: i32, column: i32): void {
  for (let c = 0; c < width; c++) {
    let to = target + (<usize>c << 3)
    let from = columnAt(block, stride, column + c)
    for (let i = 0; i < rows; i++, to += <usize>width << 3, from += 32) store<f64>(to, load<f64>(from))
  }
}

/** Multiplies row i of the first `tiles` tiles by factors[i]: the square roots of row weights. */
export function scaleRows(factors: usize, rows: i32, block: usize, stride: i32, tiles: i32): void {
  for (let t = 0; t < tiles; t++) {
    let at = block + (<usize>(t * stride) << 5)
    for (let i = 0; i < rows; i++, at += 32) {
      const factor = v128.load64_splat(factors + (<usize>i << 3))
      v128.store(at, f64x2.mul(v128.load(at), factor))
      v128.store(at, f64x2.mul(v128.load(at, 16), factor), 16)
    }
  }
}
