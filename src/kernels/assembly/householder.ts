// Four Householder reflections of one tile, in compact WY form.
//
// The matrix is [R; X]: a 4 x 4 upper triangle R above a tile X. Reflection q has the vector
// (e_q; v_q), so Q = H0 H1 H2 H3 = I - [I; V] T [I; V]^T with T upper triangular, 4 x 4.
// While the tile is worked on, column q stays unscaled: v_q = x_q * scale_q; one last pass scales.

import { transposedProduct } from './tile'

// Squared norms outside these bounds, whose products with other columns might overflow or lose
// digits to underflow, send a column through `rescale`.
const SMALL: f64 = 1e-120
const LARGE: f64 = 1e120

const dots = memory.data(32, 16)
const weights = memory.data(32, 16)
const scales = memory.data(32, 16)
const gram = memory.data(128, 16)

/** dots = x_q^T X. */
function columnDots(rows: i32, x: usize, q: usize): void {
  const end = x + (<usize>rows << 5)
  let low = f64x2.splat(0), high = f64x2.splat(0)
  for (; x < end; x += 32) {
    const pivot = v128.load64_splat(x + q)
    low = f64x2.add(low, f64x2.mul(pivot, v128.load(x)))
    high = f64x2.add(high, f64x2.mul(pivot, v128.load(x, 16)))
  }
  v128.store(dots, low)
  v128.store(dots, high, 16)
}

/** X -= x_q weights^T and, in the same pass, dots = x_p^T X for the next column p. */
function eliminate(rows: i32, x: usize, q: usize, p: usize): void {
  const end = x + (<usize>rows << 5)
  const w0 = v128.load(weights), w1 = v128.load(weights, 16)
  let low = f64x2.splat(0), high = f64x2.splat(0)
  for (; x < end; x += 32) {
    const pivot = v128.load64_splat(x + q)
    const x0 = f64x2.sub(v128.load(x), f64x2.mul(pivot, w0))
    const x1 = f64x2.sub(v128.load(x, 16), f64x2.mul(pivot, w1))
    v128.store(x, x0)
    v128.store(x, x1, 16)
    const next = v128.load64_splat(x + p)
    low = f64x2.add(low, f64x2.mul(next, x0))
    high = f64x2.add(high, f64x2.mul(next, x1))
  }
  v128.store(dots, low)
  v128.store(dots, high, 16)
}

/** X = V: every column times its scale. */
function normalize(rows: i32, x: usize): void {
  const end = x + (<usize>rows << 5)
  const s0 = v128.load(scales), s1 = v128.load(scales, 16)
  for (; x < end; x += 32) {
    v128.store(x, f64x2.mul(v128.load(x), s0))
    v128.store(x, f64x2.mul(v128.load(x, 16), s1), 16)
  }
}

/** The largest magnitude in column q. */
function largest(rows: i32, x: usize, q: usize): f64 {
  let most: f64 = 0
  for (const end = x + (<usize>rows << 5); x < end; x += 32) most = max(most, abs(load<f64>(x + q)))
  return most
}

/** Multiplies column q by the power of two that brings `most` to [1, 2), and answers that power. */
function rescale(rows: i32, x: usize, q: usize, most: f64): f64 {
  const exponent = <i64>(reinterpret<u64>(most) >> 52)
  const power = reinterpret<f64>(max<i64>(2046 - exponent, 1) << 52)
  for (const end = x + (<usize>rows << 5); x < end; x += 32) store<f64>(x + q, load<f64>(x + q) * power)
  return power
}

/**
 * Reflection q: from dots (with column q) and row q of R to the new row, the weights that eliminate
 * column q from the later columns, its scale, and tau, which is returned.
 */
function reflection(rows: i32, x: usize, q: usize, row: usize): f64 {
  let alpha = load<f64>(row + q)
  let squares = load<f64>(dots + q)
  let power: f64 = 1
  v128.store(weights, f64x2.splat(0))
  v128.store(weights, f64x2.splat(0), 16)
  store<f64>(scales + q, 0)
  const norm = alpha * alpha + squares
  if (!(norm > SMALL && norm < LARGE)) {
    const most = largest(rows, x, q)
    if (most == 0) return 0
    power = rescale(rows, x, q, max(most, abs(alpha)))
    columnDots(rows, x, q)
    alpha *= power
    squares = load<f64>(dots + q)
  }
  if (squares == 0) return 0
  const beta = -copysign(sqrt(alpha * alpha + squares), alpha)
  const tau = (beta - alpha) / beta
  const scale = 1 / (alpha - beta)
  store<f64>(row + q, beta / power)
  store<f64>(scales + q, scale)
  for (let c = q + 8; c < 32; c += 8) {
    const w = tau * (load<f64>(row + c) + scale * load<f64>(dots + c))
    store<f64>(row + c, load<f64>(row + c) - w)
    store<f64>(weights + c, scale * w)
  }
  return tau
}

/** Column q of T from the columns before it: T[0..q, q] = -tau T[0..q, 0..q] (V^T v_q). */
function accumulate(t: usize, q: usize): void {
  const tau = load<f64>(t + 5 * q)
  for (let i: usize = 0; i < q; i += 8) {
    let sum: f64 = 0
    for (let l = i; l < q; l += 8) sum += load<f64>(t + 4 * i + l) * load<f64>(gram + 4 * l + q)
    store<f64>(t + 4 * i + q, -tau * sum)
  }
}

/**
 * Factors [R; X]. r: the 4 x 4 block of R on the diagonal, row-major, zeros below it. x: a tile of
 * rows >= 1, left holding V. t: 4 x 4, row-major, receives T (upper triangle; the rest is not touched).
 */
export function factorTile(rows: i32, x: usize, r: usize, t: usize): void {
  columnDots(rows, x, 0)
  for (let q: usize = 0; q < 32; q += 8) {
    store<f64>(t + 5 * q, reflection(rows, x, q, r + 4 * q))
    if (q < 24) eliminate(rows, x, q, q + 8)
  }
  normalize(rows, x)
  transposedProduct(rows, x, x, gram)
  for (let q: usize = 8; q < 32; q += 8) accumulate(t, q)
}
