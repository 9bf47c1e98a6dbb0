// Argument reduction modulo pi / 2 for huge arguments (Payne and Hanek 1983), by integers.
//
// |x| = m 2^e with a 53-bit m. Words of 2 / pi whose product with x is a multiple of 4 are skipped; the
// next seven times m give k mod 4 and more than 130 bits of the fraction, against at most 62 that
// cancel. The fraction times pi / 2, in three pieces each, is the remainder to about 78 bits.

// 2 / pi in 32-bit words, the most significant first
const table = memory.data<u32>([
  0xa2f9836e, 0x4e441529, 0xfc2757d1, 0xf534ddc0, 0xdb629599, 0x3c439041, 0xfe5163ab, 0xdebbc561,
  0xb7246e3a, 0x424dd2e0, 0x06492eea, 0x09d1921c, 0xfe1deb1c, 0xb129a73e, 0xe88235f5, 0x2ebb4484,
  0xe99c7026, 0xb45f7e41, 0x3991d639, 0x835339f4, 0x9c845f8b, 0xbdf9283b, 0x1ff897ff, 0xde05980f,
  0xef2f118b, 0x5a0a6d1f, 0x6d367ecf, 0x27cb09b7, 0x4f463f66, 0x9e5fea2d, 0x7527bac7, 0xebe5f17b,
  0x3d0739f7, 0x8a5292ea, 0x6bfb5fb1, 0x1f8d5d08, 0x56033046, 0xfc7b6bab,
])

/** The product of m and seven words, least significant word first, and two words of zeros above. */
const limbs = memory.data(44, 16)

export let quadrant: i32 = 0
export let remainder: f64 = 0
export let remainderLow: f64 = 0

function multiply(m: u64, first: usize): void {
  const low = m & 0xffffffff, high = m >> 32
  memory.fill(limbs, 0, 44)
  for (let i: usize = 0; i < 7; i++) {
    const factor = <u64>load<u32>(table + ((first + 6 - i) << 2))
    const at = limbs + (i << 2)
    let sum = factor * low + <u64>load<u32>(at)
    store<u32>(at, <u32>sum)
    sum = factor * high + <u64>load<u32>(at, 4) + (sum >> 32)
    store<u32>(at, <u32>sum, 4)
    store<u32>(at, <u32>(sum >> 32), 8)
  }
}

/** 64 bits of the product from bit `bit` on. */
function bitsFrom(bit: i32): u64 {
  const at = limbs + (<usize>(bit >> 5) << 2)
  const shift = <u64>(bit & 31)
  const low = load<u64>(at)
  return shift ? (low >> shift) | (<u64>load<u32>(at, 8) << (64 - shift)) : low
}

/** x = k pi / 2 + remainder + remainderLow, |remainder| <= pi / 4, for finite |x| >= 2^20; quadrant = k mod 4. */
export function reduceHuge(x: f64): void {
  const bits = reinterpret<u64>(x)
  let exponent = <i32>((bits >> 52) & 0x7ff) - 1075
  const skipped = max(0, (exponent - 2) >> 5)
  exponent -= 32 * skipped
  multiply((bits & 0xfffffffffffff) | 0x10000000000000, <usize>skipped)
  const point = 224 - exponent
  let k = <i32>(bitsFrom(point) & 3)
  let high = bitsFrom(point - 64), low = bitsFrom(point - 128)
  let sign: f64 = 1
  if (<i64>high < 0) {
    // the fraction is nearer to 1: take its complement
    k++
    sign = -1
    low = ~low + 1
    high = ~high + (low == 0 ? 1 : 0)
  }
  const zeros = clz(high)
  if (zeros > 0) {
    high = zeros < 64 ? (high << zeros) | (low >> (64 - zeros)) : low
    low = zeros < 64 ? low << zeros : 0
  }
  if (x < 0) sign = -sign
  quadrant = x < 0 ? -k & 3 : k & 3
  const scale = sign * reinterpret<f64>((1023 - <u64>zeros) << 52)
  const a = <f64>(high >> 38) * 1.4901161193847656e-8
  const b = <f64>((high >> 12) & 0x3ffffff) * 2.220446049250313e-16
  const c = <f64>((high << 52) | (low >> 12)) * 1.2037062152420224e-35
  const leading = a * 1.5707963109016418
  const rest = a * 1.5893254712295857e-8 + b * 1.5707963109016418 +
    (c * 1.5707963109016418 + (b * 1.5893254712295857e-8 + a * 6.123233995736766e-17))
  const sum = leading + rest
  remainder = scale * sum
  remainderLow = scale * (leading - sum + rest)
}
