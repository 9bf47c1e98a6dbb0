/*
 * exp and tanh within 2 units in the last place and with the same bits everywhere: the operations, in this order and
 * without fused multiply-add, of src/kernels/assembly/elementary.ts, which explains them. Change both or neither.
 */

const HIGH = 0.34657359027994517
const LOW = 2.7489615093541856e-14
const STEP = 0.34657359027997264
const INVERSE = 2.8853900817779268
const SHIFT = 6755399441056767

const double = new Float64Array(1)
const words = new Int32Array(double.buffer)
const upper = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0

/** 2^k, -1022 <= k <= 1023. */
function power(k: number): number {
  words[1 - upper] = 0
  words[upper] = (k + 1023) << 20
  return double[0]
}

export function tanh(x: number): number {
  if (Number.isNaN(x)) return x
  const magnitude = Math.abs(x)
  const a = Math.min(magnitude, 20)
  const large = a >= 0.55
  const k = (large ? a * -INVERSE : 0) + SHIFT - SHIFT
  const u = a + k * STEP
  const s = power(k)
  const z = u * u
  const zz = z * z
  const p01 = 0.3333333333333332 + -0.022222222222208512 * z
  const p23 = 0.0021164021159058694 + -0.00021164020294701585 * z
  const p45 = 2.1377714788939405e-5 + -2.163925918138414e-6 * z
  const p67 = 2.1767770542861814e-7 + -1.9364392662344143e-8 * z
  const p = p01 + zz * (p23 + zz * (p45 + zz * p67))
  const zp = z * p
  const above = 1 + s
  const denominator = above + (u * (1 - s) + zp * above)
  const unit = large ? 1 : 0
  const numerator = (s + s) * (unit + ((large ? zp : 0) - u))
  const value = unit - numerator / denominator
  return x < 0 || Object.is(x, -0) ? -value : value
}

export function exp(x: number): number {
  if (Number.isNaN(x)) return x
  const half = x * 0.5
  const low = Math.min(half, 355)
  const a = Math.max(low, -373)
  const k = a * INVERSE + SHIFT - SHIFT
  const u = a - k * HIGH - k * LOW
  const z = u * u
  const zz = z * z
  const p01 = 0.33333333333333204 + -0.022222222221610938 * z
  const p23 = 0.002116402022703729 + -0.00021163394159657547 * z
  const p = p01 + zz * (p23 + zz * 2.1187161648555444e-5)
  const value = 1 + (u + u) / (1 - u + p * z)
  const first = k * 0.5 + SHIFT - SHIFT
  const second = k - first
  return value * power(first) * power(second)
}
