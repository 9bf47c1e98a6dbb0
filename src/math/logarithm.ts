const LN2_HIGH = 0.6931471803691238
const LN2_LOW = 1.9082149292705877e-10

const double = new Float64Array(1)
const words = new Int32Array(double.buffer)
const upper = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0

/**
 * The natural logarithm within 2 units in the last place and with the same bits everywhere, which Math.log does not
 * promise. For normal x > 0 only.
 */
export function log(x: number): number {
  double[0] = x
  // x = 2^k · m with m between √½ and √2: 0x6a09e is the upper part of √2's significand.
  const significand = words[upper] & 0xfffff
  const above = significand > 0x6a09e ? 1 : 0
  const k = (words[upper] >> 20) - 1023 + above
  words[upper] = significand | ((1023 - above) << 20)
  const f = double[0] - 1
  // log m = 2 artanh s = f − s (f − 2 (s²/3 + s⁴/5 + …)), exact in f; |s| < 0.172, so that s²⁰/21 is below rounding.
  const s = f / (2 + f)
  const z = s * s
  let p = 1 / 21
  for (let n = 19; n >= 3; n -= 2) p = p * z + 1 / n
  return k * LN2_HIGH - (s * (f - 2 * z * p) - k * LN2_LOW - f)
}
