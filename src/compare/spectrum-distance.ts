import { exp } from '../math/elementary.ts'
import { slice, type Trajectory } from '../trajectory.ts'
import { type PowerSpectrum, type PowerSpectrumOptions, powerSpectrum } from './power-spectrum.ts'

export interface SpectrumDistanceOptions extends PowerSpectrumOptions {
  /** Standard deviation of the normal weights that smooth each spectrum, in frequencies of it; default 1, 0 for none. */
  readonly smoothing?: number
}

/** How differently two trajectories spread their variance over frequency, with the settings behind it. Plain data. */
export interface SpectrumDistance {
  /** For each variable the Hellinger distance of the normalized spectra, from 0 to 1. */
  readonly values: Float64Array
  readonly mean: number
  /** The same between the first and the second half of the truth: nothing below it tells model and truth apart. */
  readonly withinTruth: Float64Array
  readonly variables: readonly string[]
  readonly smoothing: number
  readonly smoothingUnit: 'frequencies of the spectrum'
  /** Distance of neighboring frequencies, in cycles per unit of time. */
  readonly resolution: number
  readonly segment: number
  /** Segments averaged over, of truth and model. */
  readonly segments: readonly [number, number]
  readonly window: PowerSpectrum['window']
}

/**
 * Hellinger distance √(1 − Σ √(p q)) of the power spectra of truth and model, by Welch's method, smoothed and normalized
 * to sum 1: amplitude does not count, only frequency. A constant shares no frequency with what moves.
 *
 * @param truth Uniformly sampled, at the same interval as the model.
 * @param options `segment`'s default is an eighth of the shorter record.
 * @throws RangeError for other dimensions or intervals, a segment longer than half of the truth, and what
 * `powerSpectrum` refuses.
 */
export function spectrumDistance(
  truth: Trajectory,
  model: Trajectory,
  options: SpectrumDistanceOptions = {},
): SpectrumDistance {
  const { smoothing = 1, ...rest } = options
  if (!(smoothing >= 0 && smoothing < Number.POSITIVE_INFINITY))
    throw new RangeError(`spectrumDistance: smoothing must be 0 or more frequencies, got ${smoothing}`)
  if (truth.dim !== model.dim)
    throw new RangeError(`spectrumDistance: truth has dim ${truth.dim}, model has dim ${model.dim}`)
  const settings = { ...rest, segment: rest.segment ?? defaultSegment(truth, model) }
  const half = truth.times.length >> 1
  const spectra = [truth, model, slice(truth, 0, half), slice(truth, half)].map((part) => powerSpectrum(part, settings))
  const [p, q, first, second] = spectra
  checkIntervals(p, q)
  const values = distances(p, q, smoothing)
  return {
    values,
    mean: values.reduce((a, b) => a + b, 0) / values.length,
    withinTruth: distances(first, second, smoothing),
    variables: p.variables,
    smoothing,
    smoothingUnit: 'frequencies of the spectrum',
    resolution: p.resolution,
    segment: p.segment,
    segments: [p.segments, q.segments],
    window: p.window,
  }
}

function defaultSegment(truth: Trajectory, model: Trajectory): number {
  const n = Math.min(truth.times.length, model.times.length)
  if (n < 16) throw new RangeError(`spectrumDistance: ${n} samples are no spectrum; give at least 16`)
  return 2 ** Math.floor(Math.log2(n / 8))
}

function checkIntervals(p: PowerSpectrum, q: PowerSpectrum): void {
  const [a, b] = [p.samplingInterval, q.samplingInterval]
  if (!(Math.abs(a - b) <= 1e-4 * a))
    throw new RangeError(`spectrumDistance: truth is sampled every ${a}, model every ${b}; resample one of them`)
}

function distances(p: PowerSpectrum, q: PowerSpectrum, smoothing: number): Float64Array {
  return Float64Array.from(p.density, (density, j) =>
    hellinger(shares(density, smoothing), shares(q.density[j], smoothing)),
  )
}

function hellinger(p: Float64Array, q: Float64Array): number {
  // ½ Σ (√p − √q)² is 1 − Σ √(p q) where both sum to 1, without its cancellation.
  let sum = 0
  for (let k = 0; k < p.length; k++) sum += (Math.sqrt(p[k]) - Math.sqrt(q[k])) ** 2
  return Math.min(1, Math.sqrt(sum / 2))
}

/** The smoothed density as shares of its sum; a constant has all of it at frequency 0. */
function shares(density: Float64Array, smoothing: number): Float64Array {
  const smoothed = smooth(density, smoothing)
  const total = smoothed.reduce((a, b) => a + b, 0)
  return total > 0 ? smoothed.map((value) => value / total) : smoothed.map((_, k) => (k === 0 ? 1 : 0))
}

/** Normal weights out to five standard deviations, the spectrum mirrored at both ends. */
function smooth(density: Float64Array, width: number): Float64Array {
  if (width === 0) return density
  const reach = Math.ceil(5 * width)
  const weights = Float64Array.from({ length: reach + 1 }, (_, d) => exp(-0.5 * (d / width) ** 2))
  const last = density.length - 1
  const mirrored = (k: number): number => {
    const around = ((k % (2 * last)) + 2 * last) % (2 * last)
    return density[Math.min(around, 2 * last - around)]
  }
  return density.map((value, k) => {
    let sum = value
    for (let d = 1; d <= reach; d++) sum += weights[d] * (mirrored(k - d) + mirrored(k + d))
    return sum
  })
}
