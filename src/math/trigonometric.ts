/*
 * sin and cos within 2 units in the last place and with the same bits everywhere: the operations, in this order and
 * without fused multiply-add, of src/kernels/assembly/trigonometric.ts, which explains them. Change both or neither.
 */

const ROUND = 6755399441055744

/** 2 / pi, the first 1216 bits behind the point. */
const TWO_OVER_PI = BigInt(
  '0xa2f9836e4e441529fc2757d1f534ddc0db6295993c439041fe5163abdebbc561' +
    'b7246e3a424dd2e006492eea09d1921cfe1deb1cb129a73ee88235f52ebb4484e99c7026b45f7e413991d639835339f4' +
    '9c845f8bbdf9283b1ff897ffde05980fef2f118b5a0a6d1f6d367ecf27cb09b74f463f669e5fea2d7527bac7ebe5f17b' +
    '3d0739f78a5292ea6bfb5fb11f8d5d0856033046fc7b6bab',
)

const view = new DataView(new ArrayBuffer(8))

/** k mod 4 and a remainder in two parts: x = k pi / 2 + r + rl. */
type Reduction = { k: number; r: number; rl: number }

function reduceHuge(x: number): Reduction {
  view.setFloat64(0, Math.abs(x))
  const bits = view.getBigUint64(0)
  let exponent = Number(bits >> 52n) - 1075
  const skipped = Math.max(0, (exponent - 2) >> 5)
  exponent -= 32 * skipped
  const window = (TWO_OVER_PI >> BigInt(1216 - 224 - 32 * skipped)) & ((1n << 224n) - 1n)
  const product = ((bits & 0xfffffffffffffn) | 0x10000000000000n) * window
  const point = BigInt(224 - exponent)
  let k = Number((product >> point) & 3n)
  let fraction = (product >> (point - 128n)) & ((1n << 128n) - 1n)
  let sign = 1
  if (fraction >> 127n) {
    k++
    sign = -1
    fraction = (1n << 128n) - fraction
  }
  const zeros = 64 - (fraction >> 64n).toString(2).length + (fraction >> 64n === 0n ? 1 : 0)
  fraction <<= BigInt(zeros)
  if (x < 0) sign = -sign
  const scale = sign * 2 ** -zeros
  const a = Number(fraction >> 102n) * 1.4901161193847656e-8
  const b = Number((fraction >> 76n) & 0x3ffffffn) * 2.220446049250313e-16
  const c = Number((fraction >> 12n) & 0xffffffffffffffffn) * 1.2037062152420224e-35
  const leading = a * 1.5707963109016418
  const rest =
    a * 1.5893254712295857e-8 +
    b * 1.5707963109016418 +
    (c * 1.5707963109016418 + (b * 1.5893254712295857e-8 + a * 6.123233995736766e-17))
  const sum = leading + rest
  return { k: (x < 0 ? -k : k) & 3, r: scale * sum, rl: scale * (leading - sum + rest) }
}

function reduceModerate(x: number): Reduction {
  const k = x * 0.6366197723675814 + ROUND - ROUND
  const t = x - k * 1.5707963267341256
  const w = k * 6.077100506303966e-11
  const d = t - w
  const dt = d - t
  const de = t - (d - dt) - (w + dt)
  const v = de - k * 2.0222662487111665e-21
  const s = d + v
  const sd = s - d
  const se = d - (s - sd) + (v - sd)
  const low = se - k * 8.4784276603689e-32
  const r = s + low
  return { k: k & 3, r, rl: s - r + low }
}

function sine(r: number, rl: number, z: number): number {
  let p = 1.589688647409995e-10 * z + -2.505075988935064e-8
  p = p * z + 2.7557313705065264e-6
  p = p * z + -0.0001984126982985337
  p = p * z + 0.008333333333322486
  p = p * z + -0.16666666666666632
  return r + (rl + r * z * p)
}

function cosine(r: number, rl: number, z: number): number {
  let p = -1.1359917374968729e-11 * z + 2.0875728994989326e-9
  p = p * z + -2.7557314399269566e-7
  p = p * z + 2.4801587289666912e-5
  p = p * z + -0.001388888888887447
  p = p * z + 0.0416666666666666
  const half = z * 0.5
  const w = 1 - half
  const error = 1 - w - half
  return w + (error + (z * z * p - r * rl))
}

/** sin(x + shift pi / 2) */
function shifted(x: number, shift: number): number {
  if (!(Math.abs(x) < Infinity)) return NaN
  const { k, r, rl } = Math.abs(x) <= 1048576 ? reduceModerate(x) : reduceHuge(x)
  const z = r * r
  const quadrant = k + shift
  const value = quadrant & 1 ? cosine(r, rl, z) : sine(r, rl, z)
  return quadrant & 2 ? -value : value
}

export function sin(x: number): number {
  return x === 0 ? x : shifted(x, 0)
}

export function cos(x: number): number {
  return shifted(x, 1)
}
