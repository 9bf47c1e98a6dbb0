// Back substitution on the R of fold.ts.

import { subtractProduct, tileAt } from './tile'

/** X = R^-1 X for the four rows at x and the 4 x 4 diagonal block at r. */
function solveBlock(r: usize, x: usize, tolerance: f64): void {
  for (let i: i32 = 3; i >= 0; i--) {
    const row = x + <usize>(i * 32)
    let low = v128.load(row), high = v128.load(row, 16)
    for (let l = i + 1; l < 4; l++) {
      const factor = v128.load64_splat(r + <usize>(i * 32 + l * 8))
      low = f64x2.sub(low, f64x2.mul(factor, v128.load(x + <usize>(l * 32))))
      high = f64x2.sub(high, f64x2.mul(factor, v128.load(x + <usize>(l * 32), 16)))
    }
    const pivot = load<f64>(r + <usize>(i * 40))
    const usable = abs(pivot) > tolerance
    const divisor = f64x2.splat(usable ? pivot : 1)
    const mask = i64x2.splat(usable ? -1 : 0)
    v128.store(row, v128.and(f64x2.div(low, divisor), mask))
    v128.store(row, v128.and(f64x2.div(high, divisor), mask), 16)
  }
}

/**
 * X = R^-1 X in place. R: `columns` (a multiple of 4) eliminated columns of a tiled matrix. X: a tiled
 * matrix of `columns` rows and `targets` (a multiple of 4) columns, such as the right-hand sides of R
 * themselves. A pivot of magnitude <= tolerance (>= 0) gives coefficient 0: zero and padded columns do.
 */
export function backSubstitute(
  r: usize, rStride: i32, columns: i32, x: usize, xStride: i32, targets: i32, tolerance: f64,
): void {
  for (let u = 0; u < targets >> 2; u++) {
    const xTile = tileAt(x, xStride, u)
    for (let k = (columns >> 2) - 1; k >= 0; k--) {
      const rTile = tileAt(r, rStride, k)
      const solved = xTile + (<usize>k << 7)
      solveBlock(rTile + (<usize>k << 7), solved, tolerance)
      if (k > 0) subtractProduct(4 * k, rTile, solved, xTile)
    }
  }
}
