/** Where a reader of bytes stands. */
export interface Cursor {
  at: number
}

const [MINUS, PLUS, POINT, ZERO, SMALL_E] = [0x2d, 0x2b, 0x2e, 0x30, 0x65]
/** The powers of ten that are 64-bit floats themselves. */
const EXACT = Float64Array.from({ length: 23 }, (_, k) => 10 ** k)
/** Powers of ten that are known to twice the precision: 10^−250 to 10^250. */
const REACH = 250

/**
 * The number in decimal notation at the cursor, which moves behind it: the same bits as `Number` gives. NaN, the cursor
 * unmoved, for no number, and for one that is too long or too large for this quick way.
 *
 * @param bytes ASCII; something that is no part of a number must follow it.
 */
export function scanNumber(bytes: Uint8Array, cursor: Cursor): number {
  let k = cursor.at
  const sign = bytes[k]
  if (sign === MINUS || sign === PLUS) k++
  // The first 15 significant digits, and up to 4 more: both whole numbers that a float holds.
  let lead = 0
  let tail = 0
  let digits = 0
  let point = -1
  const first = k
  for (; ; k++) {
    const digit = bytes[k] - ZERO
    if (digit >= 0 && digit <= 9) {
      if (digits < 15) {
        lead = lead * 10 + digit
        if (lead !== 0) digits++
      } else {
        if (digits === 19) return Number.NaN
        tail = tail * 10 + digit
        digits++
      }
    } else if (bytes[k] === POINT && point < 0) point = k
    else break
  }
  if (k - first - (point < 0 ? 0 : 1) === 0) return Number.NaN
  let exponent = point < 0 ? 0 : point + 1 - k
  if ((bytes[k] | 0x20) === SMALL_E) {
    let power = 0
    const negative = bytes[++k] === MINUS
    if (negative || bytes[k] === PLUS) k++
    const start = k
    for (; bytes[k] >= ZERO && bytes[k] <= ZERO + 9; k++) power = power * 10 + bytes[k] - ZERO
    if (k === start || k - start > 4) return Number.NaN
    exponent += negative ? -power : power
  }
  const size = digits <= 15 ? scaled(lead, exponent) : scaledLong(lead, tail, digits - 15, exponent)
  if (!Number.isNaN(size)) cursor.at = k
  return sign === MINUS ? -size : size
}

/** One rounding, of a product or quotient of two exact numbers, is the right one. Source: W. D. Clinger, PLDI 1990. */
function scaled(whole: number, exponent: number): number {
  if (exponent === 0 || whole === 0) return whole
  if (exponent < 0 && exponent >= -22) return whole / EXACT[-exponent]
  if (exponent > 0 && exponent <= 22) return whole * EXACT[exponent]
  return scaledLong(whole, 0, 0, exponent)
}

/**
 * (lead·10^more + tail)·10^exponent, or NaN where it lies too close to the middle of two floats to be sure.
 *
 * The product is formed as a sum of two floats with a relative error below 2^−100; if the sum rounds to the same float with
 * 2^−98 added and taken away, then so does the exact product.
 */
function scaledLong(lead: number, tail: number, more: number, exponent: number): number {
  if (exponent < -REACH || exponent > REACH) return Number.NaN
  const scale = EXACT[more]
  const shifted = lead * scale
  const whole = shifted + tail
  // Both errors are whole numbers below 2^12, so that this is exact.
  const rest = productError(lead, scale, shifted) + sumError(shifted, tail, whole)
  const [high, low] = powersOfTen()
  const power = high[REACH + exponent]
  const product = whole * power
  const lower = productError(whole, power, product) + (whole * low[REACH + exponent] + rest * power)
  const doubt = product * 2 ** -98
  const up = product + (lower + doubt)
  return up === product + (lower - doubt) ? up : Number.NaN
}

/** a + b − sum, exactly. Source: D. E. Knuth, TAOCP 2, section 4.2.2. */
function sumError(a: number, b: number, sum: number): number {
  const part = sum - a
  return a - (sum - part) + (b - part)
}

/** a·b − product, exactly, where nothing over- or underflows. Source: T. J. Dekker, Numer. Math. 18, 224-242 (1971). */
function productError(a: number, b: number, product: number): number {
  const a1 = upperHalf(a)
  const b1 = upperHalf(b)
  const a2 = a - a1
  const b2 = b - b1
  return a1 * b1 - product + a1 * b2 + a2 * b1 + a2 * b2
}

function upperHalf(x: number): number {
  const shifted = x * 134217729
  return shifted - (shifted - x)
}

let powers: readonly [Float64Array, Float64Array] | undefined

/** 10^e as the sum of two floats, e from −250 to 250; made when first used. */
function powersOfTen(): readonly [Float64Array, Float64Array] {
  powers ??= [new Float64Array(2 * REACH + 1), new Float64Array(2 * REACH + 1)]
  const [high, low] = powers
  if (high[0] === 0)
    for (let e = -REACH; e <= REACH; e++) {
      high[REACH + e] = Number(`1e${e}`)
      low[REACH + e] = remainder(e, high[REACH + e])
    }
  return powers
}

/** 10^e − power, to 60 bits or more. */
function remainder(e: number, power: number): number {
  if (e >= 0) return Number(10n ** BigInt(e) - BigInt(power))
  // 2^1000 times the power is whole, and the remainder, 2^53 times smaller or more, still has 60 bits before its point.
  const ten = 10n ** BigInt(-e)
  return Number(((1n << 1000n) - BigInt(2 ** 1000 * power) * ten) / ten) * 2 ** -1000
}
