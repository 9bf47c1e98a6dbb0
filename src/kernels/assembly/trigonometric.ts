// sin and cos over contiguous f64 arrays, <= 2 ulp for every finite argument.
//
// x = k pi / 2 + r + rl by Cody and Waite's reduction with pi / 2 in four parts, whose first three have
// 33 bits, so that their products with k are exact for |x| <= 2^20; beyond, by payne-hanek.ts, one
// number at a time. Polynomials on |r| <= pi / 4: ../fit-coefficients.py (2^-58 and 2^-64).
// trigonometric-twin.ts repeats every operation in the same order; change both or neither.

import { quadrant, reduceHuge, remainder, remainderLow } from './payne-hanek'

const LARGEST: f64 = 1048576

@inline function splat(value: f64): v128 {
  return f64x2.splat(value)
}

@inline function step(p: v128, z: v128, coefficient: f64): v128 {
  return f64x2.add(f64x2.mul(p, z), splat(coefficient))
}

/** sin(r + rl) */
@inline function sine(r: v128, rl: v128, z: v128): v128 {
  let p = step(splat(1.589688647409995e-10), z, -2.505075988935064e-8)
  p = step(p, z, 2.7557313705065264e-6)
  p = step(p, z, -0.0001984126982985337)
  p = step(p, z, 0.008333333333322486)
  p = step(p, z, -0.16666666666666632)
  return f64x2.add(r, f64x2.add(rl, f64x2.mul(f64x2.mul(r, z), p)))
}

/** cos(r + rl); the rounding error of 1 - z / 2 is put back. */
@inline function cosine(r: v128, rl: v128, z: v128): v128 {
  let p = step(splat(-1.1359917374968729e-11), z, 2.0875728994989326e-9)
  p = step(p, z, -2.7557314399269566e-7)
  p = step(p, z, 2.4801587289666912e-5)
  p = step(p, z, -0.001388888888887447)
  p = step(p, z, 0.0416666666666666)
  const half = f64x2.mul(z, splat(0.5))
  const w = f64x2.sub(splat(1), half)
  const error = f64x2.sub(f64x2.sub(splat(1), w), half)
  const tail = f64x2.sub(f64x2.mul(f64x2.mul(z, z), p), f64x2.mul(r, rl))
  return f64x2.add(w, f64x2.add(error, tail))
}

/** sin(r + rl + k pi / 2), k in the low bits of each lane: sine or cosine, and the sign bit of k & 2. */
@inline function rotate(r: v128, rl: v128, k: v128): v128 {
  const z = f64x2.mul(r, r)
  const odd = i64x2.sub(i64x2.splat(0), v128.and(k, i64x2.splat(1)))
  const value = v128.bitselect(cosine(r, rl, z), sine(r, rl, z), odd)
  return v128.xor(value, i64x2.shl(v128.and(k, i64x2.splat(2)), 62))
}

/** sin(x + shift pi / 2) for |x| <= 2^20. */
@inline function moderate(x: v128, shift: i64): v128 {
  const shifted = f64x2.add(f64x2.mul(x, splat(0.6366197723675814)), splat(6755399441055744))
  const k = f64x2.sub(shifted, splat(6755399441055744))
  const t = f64x2.sub(x, f64x2.mul(k, splat(1.5707963267341256)))
  const w = f64x2.mul(k, splat(6.077100506303966e-11))
  // two differences with their exact rounding errors, because x may lie close to a multiple of pi / 2
  const d = f64x2.sub(t, w)
  const dt = f64x2.sub(d, t)
  const de = f64x2.sub(f64x2.sub(t, f64x2.sub(d, dt)), f64x2.add(w, dt))
  const v = f64x2.sub(de, f64x2.mul(k, splat(2.0222662487111665e-21)))
  const s = f64x2.add(d, v)
  const sd = f64x2.sub(s, d)
  const se = f64x2.add(f64x2.sub(d, f64x2.sub(s, sd)), f64x2.sub(v, sd))
  const low = f64x2.sub(se, f64x2.mul(k, splat(8.4784276603689e-32)))
  const r = f64x2.add(s, low)
  const rl = f64x2.add(f64x2.sub(s, r), low)
  return rotate(r, rl, i64x2.add(shifted, i64x2.splat(shift)))
}

/** sin(x + shift pi / 2) for any x. */
function anyArgument(x: f64, shift: i64): f64 {
  if (!(abs(x) < Infinity)) return NaN
  if (abs(x) <= LARGEST) return f64x2.extract_lane(moderate(splat(x), shift), 0)
  reduceHuge(x)
  return f64x2.extract_lane(rotate(splat(remainder), splat(remainderLow), i64x2.splat(<i64>quadrant + shift)), 0)
}

@inline function pair(x: v128, shift: i64): v128 {
  if (i64x2.all_true(f64x2.le(f64x2.abs(x), splat(LARGEST)))) return moderate(x, shift)
  const first = anyArgument(f64x2.extract_lane(x, 0), shift)
  return f64x2.replace_lane(splat(first), 1, anyArgument(f64x2.extract_lane(x, 1), shift))
}

/** output[i] = sin(input[i]). count is rounded up to an even number; in place is allowed. */
export function sin(input: usize, output: usize, count: i32): void {
  for (const end = input + (<usize>count << 3); input < end; input += 16, output += 16) {
    const x = v128.load(input)
    const value = pair(x, 0)
    // sin(-0) = -0, which the reduction loses
    v128.store(output, v128.bitselect(x, value, f64x2.eq(x, splat(0))))
  }
}

/** output[i] = cos(input[i]). count is rounded up to an even number; in place is allowed. */
export function cos(input: usize, output: usize, count: i32): void {
  for (const end = input + (<usize>count << 3); input < end; input += 16, output += 16) {
    v128.store(output, pair(v128.load(input), 1))
  }
}
