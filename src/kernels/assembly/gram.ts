// Normal equations: G += B^T B, the fast way to a triangle that squares the condition number.
//
// B is a tiled block, G a tiled matrix with a row for every column of B; tile u of G holds the products
// with tiles 0 ... u, so G's upper triangle and whole diagonal blocks.

import { tileAt, transposedProduct } from './tile'

const product = memory.data(128, 16)

export function gram(b: usize, bStride: i32, rows: i32, tiles: i32, g: usize, gStride: i32): void {
  for (let u = 0; u < tiles; u++) {
    let sum = tileAt(g, gStride, u)
    for (let k = 0; k <= u; k++, sum += 128) {
      transposedProduct(rows, tileAt(b, bStride, k), tileAt(b, bStride, u), product)
      for (let i: usize = 0; i < 128; i += 16) {
        v128.store(sum + i, f64x2.add(v128.load(sum + i), v128.load(product + i)))
      }
    }
  }
}
