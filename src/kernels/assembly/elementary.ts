// exp and tanh over contiguous f64 arrays: branch-free, <= 2 ulp, the same bits on every machine.
//
// Both rest on the even function u coth u = 1 + z P(z), z = u^2, which gives
//   exp(2u) = 1 + 2u / ((1 - u) + z P),   tanh(u) = u / (1 + z P).
// tanh(a), a >= 0.55, is 1 - 2 / (exp(2a) + 1); with a = u - k ln 2 / 2 and s = 2^k, k <= 0, that is
//   1 - 2 s ((1 - u) + z P) / ((1 + s) + u (1 - s) + z P (1 + s)),
// and the same quotient with s = 1 serves a < 0.55: one division for both.
// Coefficients: ../fit-coefficients.py (Remez exchange; weighted error 2^-61 and 2^-60).
// elementary-twin.ts repeats every operation in the same order; change both or neither.

// Constants live in memory: building a vector constant costs V8 three instructions, a broadcasting
// load one. exp shares each load between two pairs: 15 registers cannot hold its constants over the loop.
const table = memory.data<f64>([
  // P for tanh, |u| <= 0.55
  0.3333333333333332, -0.022222222222208512, 0.0021164021159058694, -0.00021164020294701585,
  2.1377714788939405e-5, -2.163925918138414e-6, 2.1767770542861814e-7, -1.9364392662344143e-8,
  // P for exp, |u| <= ln 2 / 4
  0.33333333333333204, -0.022222222221610938, 0.002116402022703729, -0.00021163394159657547,
  2.1187161648555444e-5,
  // ln 2 / 2 = high + low; the 42 bits of high make k * high exact for |k| <= 2048
  0.34657359027994517, 2.7489615093541856e-14,
  // -2 / ln 2, 2 / ln 2, and 1.5 * 2^52 + 1023: adding it rounds to an integer k and leaves k + 1023 in
  // the low bits, which shifted left by 52 are 2^k
  -2.8853900817779268, 2.8853900817779268, 6755399441056767,
  // tanh rounds to 1 from 19.1 on; atanh(1/2) = 0.549...
  1, 20, 0.55, -0.0,
  // exp(2a): beyond these a the result is infinite, or 0
  0.5, 355, -373,
  // ln 2 / 2
  0.34657359027997264,
])

const P_TANH: usize = 0, P_EXP: usize = 64, HIGH: usize = 104, LOW: usize = 112
const MINUS_INVERSE: usize = 120, INVERSE: usize = 128, SHIFT: usize = 136
const ONE: usize = 144, TANH_LIMIT: usize = 152, TANH_SPLIT: usize = 160, SIGN: usize = 168
const HALF: usize = 176, EXP_MAX: usize = 184, EXP_MIN: usize = 192, STEP: usize = 200

@inline function constant(offset: usize): v128 {
  return v128.load64_splat(table + offset)
}

// The clamps put x first: pmin and pmax answer their first operand unless the second wins, so NaN passes.
// tanh runs in three passes over a chunk: the constants of one pass fit the registers, those of all
// three do not. 415 instead of 315 million values a second.
const CHUNK: usize = 2048
const reduced = memory.data(2048, 16)
const powers = memory.data(2048, 16)
const polynomials = memory.data(2048, 16)

/** u and s of input[i], at the same offset of reduced and powers. */
@inline function reducePair(
  i: usize, input: usize, limit: v128, split: v128, inverse: v128, shift: v128, step: v128,
): void {
  const a = f64x2.pmin(f64x2.abs(v128.load(input + i)), limit)
  const large = f64x2.ge(a, split)
  const shifted = f64x2.add(v128.and(f64x2.mul(a, inverse), large), shift)
  const k = f64x2.sub(shifted, shift)
  // ln 2 / 2 in one piece: what that costs in u, tanh's slope takes back where k is not 0
  v128.store(reduced + i, f64x2.add(a, f64x2.mul(k, step)))
  v128.store(powers + i, i64x2.shl(shifted, 52))
}

function reduceChunk(input: usize, bytes: usize): void {
  const limit = constant(TANH_LIMIT), split = constant(TANH_SPLIT), inverse = constant(MINUS_INVERSE)
  const shift = constant(SHIFT), step = constant(STEP)
  for (let i: usize = 0; i < bytes; i += 32) {
    reducePair(i, input, limit, split, inverse, shift, step)
    reducePair(i + 16, input, limit, split, inverse, shift, step)
  }
}

/** polynomials[i] = z P(z), in powers of z^2 for a third of the latency. */
function polynomialChunk(bytes: usize): void {
  const p0 = constant(P_TANH), p1 = constant(P_TANH + 8), p2 = constant(P_TANH + 16), p3 = constant(P_TANH + 24)
  const p4 = constant(P_TANH + 32), p5 = constant(P_TANH + 40), p6 = constant(P_TANH + 48), p7 = constant(P_TANH + 56)
  for (let i: usize = 0; i < bytes; i += 16) {
    const u = v128.load(reduced + i)
    const z = f64x2.mul(u, u)
    const zz = f64x2.mul(z, z)
    const p01 = f64x2.add(p0, f64x2.mul(p1, z))
    const p23 = f64x2.add(p2, f64x2.mul(p3, z))
    const p45 = f64x2.add(p4, f64x2.mul(p5, z))
    const p67 = f64x2.add(p6, f64x2.mul(p7, z))
    const p = f64x2.add(p01, f64x2.mul(zz, f64x2.add(p23, f64x2.mul(zz, f64x2.add(p45, f64x2.mul(zz, p67))))))
    v128.store(polynomials + i, f64x2.mul(z, p))
  }
}

@inline function quotientPair(i: usize, input: usize, output: usize, one: v128, sign: v128): void {
  const u = v128.load(reduced + i), s = v128.load(powers + i), zp = v128.load(polynomials + i)
  const large = f64x2.lt(s, one)
  const above = f64x2.add(one, s)
  const odd = f64x2.mul(u, f64x2.sub(one, s))
  const denominator = f64x2.add(above, f64x2.add(odd, f64x2.mul(zp, above)))
  // 1 - 2 s (1 - u + zp) / denominator for large a, 0 - 2 s (-u) / denominator for small
  const unit = v128.and(one, large)
  const numerator = f64x2.mul(f64x2.add(s, s), f64x2.add(unit, f64x2.sub(v128.and(zp, large), u)))
  const value = f64x2.sub(unit, f64x2.div(numerator, denominator))
  v128.store(output + i, v128.or(value, v128.and(v128.load(input + i), sign)))
}

function quotientChunk(input: usize, output: usize, bytes: usize): void {
  const one = constant(ONE), sign = constant(SIGN)
  for (let i: usize = 0; i < bytes; i += 32) {
    quotientPair(i, input, output, one, sign)
    quotientPair(i + 16, input, output, one, sign)
  }
}

/** output[i] = tanh(input[i]). count is rounded up to a multiple of 4; in place is allowed. */
export function tanh(input: usize, output: usize, count: i32): void {
  for (let left = <usize>(count + 3) >> 2 << 5; left > 0; ) {
    const bytes = min(left, CHUNK)
    reduceChunk(input, bytes)
    polynomialChunk(bytes)
    quotientChunk(input, output, bytes)
    input += bytes
    output += bytes
    left -= bytes
  }
}

@inline function expPair(
  x: v128, p0: v128, p1: v128, p2: v128, p3: v128, p4: v128,
  high: v128, low: v128, inverse: v128, shift: v128, one: v128, half: v128, most: v128, least: v128,
): v128 {
  const a = f64x2.pmax(f64x2.pmin(f64x2.mul(x, half), most), least)
  const shifted = f64x2.add(f64x2.mul(a, inverse), shift)
  const k = f64x2.sub(shifted, shift)
  const u = f64x2.sub(f64x2.sub(a, f64x2.mul(k, high)), f64x2.mul(k, low))
  const z = f64x2.mul(u, u)
  const zz = f64x2.mul(z, z)
  const p01 = f64x2.add(p0, f64x2.mul(p1, z))
  const p23 = f64x2.add(p2, f64x2.mul(p3, z))
  const p = f64x2.add(p01, f64x2.mul(zz, f64x2.add(p23, f64x2.mul(zz, p4))))
  const value = f64x2.add(one, f64x2.div(f64x2.add(u, u), f64x2.add(f64x2.sub(one, u), f64x2.mul(p, z))))
  // 2^k as a product of two normal numbers: overflow and subnormal results come by themselves
  const first = f64x2.add(f64x2.mul(k, half), shift)
  const second = f64x2.add(f64x2.sub(k, f64x2.sub(first, shift)), shift)
  return f64x2.mul(f64x2.mul(value, i64x2.shl(first, 52)), i64x2.shl(second, 52))
}

/** output[i] = exp(input[i]). count is rounded up to a multiple of 4; in place is allowed. */
export function exp(input: usize, output: usize, count: i32): void {
  const end = input + (<usize>count << 3)
  for (; input < end; input += 32, output += 32) {
    const p0 = constant(P_EXP), p1 = constant(P_EXP + 8), p2 = constant(P_EXP + 16), p3 = constant(P_EXP + 24)
    const p4 = constant(P_EXP + 32)
    const high = constant(HIGH), low = constant(LOW), inverse = constant(INVERSE), shift = constant(SHIFT)
    const one = constant(ONE), half = constant(HALF), most = constant(EXP_MAX), least = constant(EXP_MIN)
    const left = v128.load(input), right = v128.load(input, 16)
    v128.store(output, expPair(left, p0, p1, p2, p3, p4, high, low, inverse, shift, one, half, most, least))
    v128.store(output, expPair(right, p0, p1, p2, p3, p4, high, low, inverse, shift, one, half, most, least), 16)
  }
}
