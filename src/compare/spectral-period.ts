import { uniformInterval } from '../dataset/sampling-interval.ts'
import { realTransform } from '../math/fft.ts'
import { polynomialAt, polynomialDerivative, polynomialThrough } from '../math/polynomial.ts'
import { root } from '../math/root.ts'
import { mean } from '../math/statistics.ts'
import { cos, sin } from '../math/trigonometric.ts'
import { windowWeights } from './power-spectrum.ts'

/**
 * The period of the highest peak of the spectrum of a whole record, refined between the frequencies of the transform.
 * NaN where nothing stands out from the mean: fewer than two periods in the record.
 */
export function spectralPeriod(times: Float64Array, values: Float64Array): number {
  const dt = Math.abs(uniformInterval(times, 'dominantPeriod: the trajectory'))
  const n = values.length
  const x = centered(values)
  const weights = windowWeights('hann', n)
  for (let i = 0; i < n; i++) x[i] *= weights[i]
  const size = 2 ** Math.ceil(Math.log2(2 * n))
  const power = powers(x, size)
  // Below two periods of the record the window itself has its peak.
  const least = Math.ceil((2 * size) / n)
  let best = least
  for (let k = least; k < power.length - 1; k++) if (power[k] > power[best]) best = k
  if (!(power[best] > power[best - 1] && power[best] >= power[best + 1])) return Number.NaN
  const slope = (k: number): number => powerSlope(x, k / size)
  const [before, after] = [slope(best - 1), slope(best + 1)]
  const peak = Math.sign(before) === -Math.sign(after) ? root(slope, best - 1, best + 1, before, after) : best
  return (size * dt) / peak
}

/**
 * The smallest lag at which the autocorrelation peaks, among the peaks up to half of the record that reach 0.9 of the
 * highest, refined by a polynomial through five lags. NaN where it has no peak.
 */
export function correlationPeriod(times: Float64Array, values: Float64Array): number {
  const dt = Math.abs(uniformInterval(times, 'dominantPeriod: the trajectory'))
  const correlation = autocorrelation(values)
  const peaks: number[] = []
  const first = correlation.findIndex((value) => value < 0)
  for (let k = Math.max(first, 2); first > 0 && k < correlation.length - 2; k++)
    if (correlation[k] > correlation[k - 1] && correlation[k] >= correlation[k + 1]) peaks.push(k)
  const highest = Math.max(...peaks.map((k) => correlation[k]))
  const peak = peaks.find((k) => correlation[k] >= 0.9 * highest)
  if (peak === undefined || highest <= 0) return Number.NaN
  const offsets = [-2, -1, 0, 1, 2]
  const derivative = polynomialDerivative(
    polynomialThrough(
      offsets,
      offsets.map((k) => correlation[peak + k]),
    ),
  )
  const slope = (lag: number): number => polynomialAt(derivative, lag)
  const [before, after] = [slope(-1), slope(1)]
  const shift = Math.sign(before) === -Math.sign(after) ? root(slope, -1, 1, before, after) : 0
  return (peak + shift) * dt
}

/** Mean product of deviations at each lag up to half of the record, in units of the variance. */
function autocorrelation(values: Float64Array): Float64Array {
  const n = values.length
  const size = 2 ** Math.ceil(Math.log2(2 * n))
  const half = powers(centered(values), size)
  // The power is even in frequency, so transforming it once more transforms it back.
  const even = Float64Array.from({ length: size }, (_, k) => half[Math.min(k, size - k)])
  const sums = new Float64Array(size + 2)
  realTransform(size)(even, sums)
  return Float64Array.from({ length: n >> 1 }, (_, lag) => (sums[2 * lag] / sums[0]) * (n / (n - lag)))
}

function centered(values: Float64Array): Float64Array {
  const center = mean(values)
  return values.map((value) => value - center)
}

/** |Σ x_m exp(−2πi k m / size)|² for k = 0 … size/2, the record continued by zeros. */
function powers(x: Float64Array, size: number): Float64Array {
  const padded = new Float64Array(size)
  padded.set(x)
  const spectrum = new Float64Array(size + 2)
  realTransform(size)(padded, spectrum)
  return Float64Array.from({ length: size / 2 + 1 }, (_, k) => spectrum[2 * k] ** 2 + spectrum[2 * k + 1] ** 2)
}

/** A positive multiple of the derivative of |Σ x_m exp(−2πi f m)|² by f, at f cycles per sample. */
function powerSlope(x: Float64Array, f: number): number {
  let [re, im, reSlope, imSlope] = [0, 0, 0, 0]
  for (let m = 0; m < x.length; m++) {
    const angle = 2 * Math.PI * f * m
    const [c, s] = [x[m] * cos(angle), x[m] * sin(angle)]
    re += c
    im -= s
    reSlope -= m * s
    imSlope -= m * c
  }
  return re * reSlope + im * imSlope
}
