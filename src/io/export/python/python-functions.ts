/*
 * The functions of src/math/elementary.ts and trigonometric.ts, operation for operation, on arrays of NumPy; beyond 2^20
 * sines are NumPy's own.
 */

const tanh = `def _tanh(x):
    a = np.minimum(np.abs(x), 20.0)
    large = a >= 0.55
    k = np.where(large, a * -2.8853900817779268, 0.0) + 6755399441056767.0 - 6755399441056767.0
    u = a + k * 0.34657359027997264
    s = np.ldexp(1.0, k.astype(int))
    z = u * u
    zz = z * z
    p01 = 0.3333333333333332 + -0.022222222222208512 * z
    p23 = 0.0021164021159058694 + -0.00021164020294701585 * z
    p45 = 2.1377714788939405e-5 + -2.163925918138414e-6 * z
    p67 = 2.1767770542861814e-7 + -1.9364392662344143e-8 * z
    zp = z * (p01 + zz * (p23 + zz * (p45 + zz * p67)))
    above = 1.0 + s
    unit = np.where(large, 1.0, 0.0)
    numerator = (s + s) * (unit + (np.where(large, zp, 0.0) - u))
    value = unit - numerator / (above + (u * (1.0 - s) + zp * above))
    return np.where(x < 0.0, -value, value)`

const relu = `def _relu(x):
    return np.maximum(0.0, x)`

const turned = `def _horner(z, *coefficients):
    p = coefficients[0]
    for coefficient in coefficients[1:]:
        p = p * z + coefficient
    return p


def _turned(x, shift):
    """sin(x + shift pi / 2)"""
    small = np.abs(x) <= 1048576.0
    if not np.all(small):
        return np.where(small, _turned(np.where(small, x, 0.0), shift), np.cos(x) if shift else np.sin(x))
    k = x * 0.6366197723675814 + 6755399441055744.0 - 6755399441055744.0
    t = x - k * 1.5707963267341256
    w = k * 6.077100506303966e-11
    d = t - w
    dt = d - t
    v = t - (d - dt) - (w + dt) - k * 2.0222662487111665e-21
    s = d + v
    sd = s - d
    low = d - (s - sd) + (v - sd) - k * 8.4784276603689e-32
    r = s + low
    rl = s - r + low
    z = r * r
    p = _horner(
        z, 1.589688647409995e-10, -2.505075988935064e-8, 2.7557313705065264e-6, -0.0001984126982985337,
        0.008333333333322486, -0.16666666666666632,
    )
    sine = r + (rl + r * z * p)
    p = _horner(
        z, -1.1359917374968729e-11, 2.0875728994989326e-9, -2.7557314399269566e-7, 2.4801587289666912e-5,
        -0.001388888888887447, 0.0416666666666666,
    )
    half = z * 0.5
    first = 1.0 - half
    cosine = first + (1.0 - first - half + (z * z * p - r * rl))
    quadrant = np.asarray(k).astype(int) + shift
    value = np.where(quadrant & 1, cosine, sine)
    return np.where(quadrant & 2, -value, value)`

const sin = `def _sin(x):
    return _turned(x, 0)`

const cos = `def _cos(x):
    return _turned(x, 1)`

/** The source of functions by name, each once, with what they call before them. */
export function pythonFunctions(names: ReadonlySet<string>): string[] {
  const circular = names.has('sin') || names.has('cos')
  return [
    ...(names.has('tanh') ? [tanh] : []),
    ...(names.has('relu') ? [relu] : []),
    ...(circular ? [turned] : []),
    ...(names.has('sin') ? [sin] : []),
    ...(names.has('cos') ? [cos] : []),
  ]
}
