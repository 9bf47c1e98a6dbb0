// Streaming QR: folds a block of rows B into the triangle R, [R; B] = Q [R'; 0].
//
// R and B are tiled matrices over the same columns: first `columns` features, padded to a multiple
// of 4 with zero columns, then `targets` right-hand sides, padded likewise. Features are eliminated;
// right-hand sides are only carried along, so after all folds R holds the triangle and Q^T times the
// right-hand sides, and what is left of the right-hand sides in B is residual.
// R has `columns` rows (stride `rStride` >= columns); only its upper triangle and right-hand sides
// are read or written, apart from the diagonal 4 x 4 blocks, whose lower halves must be zero.
// Start from zeros. B is overwritten by the reflection vectors.

import { factorTile } from './householder'
import { subtractProduct, tileAt, transposedProduct } from './tile'

/** Bytes of reflection vectors to reuse from the second-level cache before going on to the next panel. */
const PANEL_BYTES: i32 = 131072
const MOST_TILES: i32 = 64

const factors = memory.data(64 * 128, 16)
const product = memory.data(128, 16)

/** W = T^T (W + R), R -= W, all 4 x 4. */
function correct(t: usize, r: usize, w: usize): void {
  for (let i: usize = 0; i < 128; i += 16) {
    v128.store(w + i, f64x2.add(v128.load(w + i), v128.load(r + i)))
  }
  for (let i: i32 = 3; i >= 0; i--) {
    let low = f64x2.splat(0), high = f64x2.splat(0)
    for (let l = 0; l <= i; l++) {
      const factor = v128.load64_splat(t + <usize>(l * 32 + i * 8))
      low = f64x2.add(low, f64x2.mul(factor, v128.load(w + <usize>(l * 32))))
      high = f64x2.add(high, f64x2.mul(factor, v128.load(w + <usize>(l * 32), 16)))
    }
    const row = <usize>(i * 32)
    v128.store(w + row, low)
    v128.store(w + row, high, 16)
    v128.store(r + row, f64x2.sub(v128.load(r + row), low))
    v128.store(r + row, f64x2.sub(v128.load(r + row, 16), high), 16)
  }
}

/** [R; B] = Q^T [R; B] for one tile, with the Q of a factored tile: its V and T. */
function applyTile(rows: i32, v: usize, t: usize, r: usize, b: usize): void {
  transposedProduct(rows, v, b, product)
  correct(t, r, product)
  subtractProduct(rows, v, product, b)
}

/** residuals[j] += sum of squares of column j, for all columns of the given tiles. */
function addSquares(rows: i32, b: usize, stride: i32, tiles: i32, residuals: usize): void {
  for (let u = 0; u < tiles; u++, residuals += 32) {
    let low = v128.load(residuals), high = v128.load(residuals, 16)
    let at = tileAt(b, stride, u)
    for (const end = at + (<usize>rows << 5); at < end; at += 32) {
      const x0 = v128.load(at), x1 = v128.load(at, 16)
      low = f64x2.add(low, f64x2.mul(x0, x0))
      high = f64x2.add(high, f64x2.mul(x1, x1))
    }
    v128.store(residuals, low)
    v128.store(residuals, high, 16)
  }
}

/**
 * Folds `rows` >= 1 rows of B into R. columns and targets are the padded numbers. residuals: one sum of
 * squares per (padded) target, added to. triangular: B is itself an R, with nothing below its diagonal.
 */
export function fold(
  r: usize, rStride: i32, columns: i32, targets: i32,
  b: usize, bStride: i32, rows: i32, triangular: bool, residuals: usize,
): void {
  const eliminated = columns >> 2
  const tiles = eliminated + (targets >> 2)
  const width = max(4, min(MOST_TILES, PANEL_BYTES / (rows << 5)))
  for (let first = 0; first < eliminated; first += width) {
    const end = min(first + width, eliminated)
    for (let u = first; u < tiles; u++) {
      const bTile = tileAt(b, bStride, u), rTile = tileAt(r, rStride, u)
      for (let k = first; k < min(u, end); k++) {
        const depth = triangular ? min(rows, 4 * k + 4) : rows
        applyTile(depth, tileAt(b, bStride, k), factors + (<usize>(k - first) << 7), rTile + (<usize>k << 7), bTile)
      }
      if (u < end) {
        const depth = triangular ? min(rows, 4 * u + 4) : rows
        factorTile(depth, bTile, rTile + (<usize>u << 7), factors + (<usize>(u - first) << 7))
      }
    }
  }
  addSquares(rows, tileAt(b, bStride, eliminated), bStride, targets >> 2, residuals)
}
