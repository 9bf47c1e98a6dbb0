/*
 * The functions of src/math/elementary.ts and trigonometric.ts, operation for operation, as C; beyond 2^20 sines are the
 * platform's own.
 */

const tanh = `/* 2^k */
static double power(double k)
{
  const uint64_t bits = (uint64_t)(k + 1023.0) << 52;
  double value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

static double own_tanh(double x)
{
  const double magnitude = x < 0.0 ? -x : x;
  const double a = magnitude < 20.0 ? magnitude : 20.0;
  const int large = a >= 0.55;
  const double k = (large ? a * -2.8853900817779268 : 0.0) + 6755399441056767.0 - 6755399441056767.0;
  const double u = a + k * 0.34657359027997264;
  const double s = power(k);
  const double z = u * u;
  const double zz = z * z;
  const double p01 = 0.3333333333333332 + -0.022222222222208512 * z;
  const double p23 = 0.0021164021159058694 + -0.00021164020294701585 * z;
  const double p45 = 2.1377714788939405e-5 + -2.163925918138414e-6 * z;
  const double p67 = 2.1767770542861814e-7 + -1.9364392662344143e-8 * z;
  const double zp = z * (p01 + zz * (p23 + zz * (p45 + zz * p67)));
  const double above = 1.0 + s;
  const double unit = large ? 1.0 : 0.0;
  const double numerator = (s + s) * (unit + ((large ? zp : 0.0) - u));
  const double value = unit - numerator / (above + (u * (1.0 - s) + zp * above));
  return x != x ? x : x < 0.0 ? -value : value;
}`

const relu = `static double own_relu(double x)
{
  return x <= 0.0 ? 0.0 : x;
}`

const turned = `/* sin(x + shift pi / 2) */
static double turned(double x, int shift)
{
  if (!(x >= -1048576.0 && x <= 1048576.0)) return shift ? cos(x) : sin(x);
  const double k = x * 0.6366197723675814 + 6755399441055744.0 - 6755399441055744.0;
  const double t = x - k * 1.5707963267341256;
  const double w = k * 6.077100506303966e-11;
  const double d = t - w;
  const double dt = d - t;
  const double v = t - (d - dt) - (w + dt) - k * 2.0222662487111665e-21;
  const double s = d + v;
  const double sd = s - d;
  const double low = d - (s - sd) + (v - sd) - k * 8.4784276603689e-32;
  const double r = s + low;
  const double rl = s - r + low;
  const double z = r * r;
  const int quadrant = (int)k + shift;
  double p, value;
  if (quadrant & 1) {
    p = -1.1359917374968729e-11 * z + 2.0875728994989326e-9;
    p = p * z + -2.7557314399269566e-7;
    p = p * z + 2.4801587289666912e-5;
    p = p * z + -0.001388888888887447;
    p = p * z + 0.0416666666666666;
    const double half = z * 0.5;
    const double first = 1.0 - half;
    value = first + (1.0 - first - half + (z * z * p - r * rl));
  } else {
    p = 1.589688647409995e-10 * z + -2.505075988935064e-8;
    p = p * z + 2.7557313705065264e-6;
    p = p * z + -0.0001984126982985337;
    p = p * z + 0.008333333333322486;
    p = p * z + -0.16666666666666632;
    value = r + (rl + r * z * p);
  }
  return quadrant & 2 ? -value : value;
}`

const sin = `static double own_sin(double x)
{
  return turned(x, 0);
}`

const cos = `static double own_cos(double x)
{
  return turned(x, 1);
}`

/** The source of functions by name, each once, with what they call before them. */
export function cFunctions(names: ReadonlySet<string>): string[] {
  const circular = names.has('sin') || names.has('cos')
  return [
    ...(names.has('tanh') ? [tanh] : []),
    ...(names.has('relu') ? [relu] : []),
    ...(circular ? [turned] : []),
    ...(names.has('sin') ? [sin] : []),
    ...(names.has('cos') ? [cos] : []),
  ]
}
