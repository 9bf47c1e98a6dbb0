/*
 * The functions of src/math/elementary.ts and trigonometric.ts, operation for operation, as the source of an exported
 * module; beyond 2^20 sines are the engine's own.
 */

const tanh = `const view = new DataView(new ArrayBuffer(8))

/** 2^k */
function power(k) {
  view.setInt32(0, (k + 1023) << 20)
  return view.getFloat64(0)
}

function tanh(x) {
  if (x !== x) return x
  const a = Math.min(Math.abs(x), 20)
  const large = a >= 0.55
  const k = (large ? a * -2.8853900817779268 : 0) + 6755399441056767 - 6755399441056767
  const u = a + k * 0.34657359027997264
  const s = power(k)
  const z = u * u
  const zz = z * z
  const p01 = 0.3333333333333332 + -0.022222222222208512 * z
  const p23 = 0.0021164021159058694 + -0.00021164020294701585 * z
  const p45 = 2.1377714788939405e-5 + -2.163925918138414e-6 * z
  const p67 = 2.1767770542861814e-7 + -1.9364392662344143e-8 * z
  const zp = z * (p01 + zz * (p23 + zz * (p45 + zz * p67)))
  const above = 1 + s
  const unit = large ? 1 : 0
  const numerator = (s + s) * (unit + ((large ? zp : 0) - u))
  const value = unit - numerator / (above + (u * (1 - s) + zp * above))
  return x < 0 ? -value : value
}`

const relu = 'const relu = (x) => Math.max(0, x)'

const turned = `/** sin(x + shift pi / 2) */
function turned(x, shift) {
  if (!(Math.abs(x) <= 1048576)) return shift ? Math.cos(x) : Math.sin(x)
  const k = x * 0.6366197723675814 + 6755399441055744 - 6755399441055744
  const t = x - k * 1.5707963267341256
  const w = k * 6.077100506303966e-11
  const d = t - w
  const dt = d - t
  const v = t - (d - dt) - (w + dt) - k * 2.0222662487111665e-21
  const s = d + v
  const sd = s - d
  const low = d - (s - sd) + (v - sd) - k * 8.4784276603689e-32
  const r = s + low
  const rl = s - r + low
  const z = r * r
  let value
  if ((k + shift) & 1) {
    let p = -1.1359917374968729e-11 * z + 2.0875728994989326e-9
    p = p * z + -2.7557314399269566e-7
    p = p * z + 2.4801587289666912e-5
    p = p * z + -0.001388888888887447
    p = p * z + 0.0416666666666666
    const half = z * 0.5
    const w1 = 1 - half
    value = w1 + (1 - w1 - half + (z * z * p - r * rl))
  } else {
    let p = 1.589688647409995e-10 * z + -2.505075988935064e-8
    p = p * z + 2.7557313705065264e-6
    p = p * z + -0.0001984126982985337
    p = p * z + 0.008333333333322486
    p = p * z + -0.16666666666666632
    value = r + (rl + r * z * p)
  }
  return (k + shift) & 2 ? -value : value
}`

const sin = 'const sin = (x) => turned(x, 0)'
const cos = 'const cos = (x) => turned(x, 1)'

/** The source of functions by name, each once, with what they call before them. */
export function moduleFunctions(names: ReadonlySet<string>): string[] {
  const circular = names.has('sin') || names.has('cos')
  return [
    ...(names.has('tanh') ? [tanh] : []),
    ...(names.has('relu') ? [relu] : []),
    ...(circular ? [turned] : []),
    ...(names.has('sin') ? [sin] : []),
    ...(names.has('cos') ? [cos] : []),
  ]
}
