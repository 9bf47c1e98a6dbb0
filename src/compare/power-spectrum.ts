import { uniformInterval } from '../dataset/sampling-interval.ts'
import { type Variable, variableIndex, variableLabel } from '../dataset/variable-index.ts'
import { realTransform } from '../math/fft.ts'
import { mean } from '../math/statistics.ts'
import { cos } from '../math/trigonometric.ts'
import { component, type Trajectory } from '../trajectory.ts'

export type Window = 'hann' | 'rectangular'

export interface PowerSpectrumOptions {
  /** By name or index; default all. */
  readonly variables?: readonly Variable[]
  /** Samples of a segment, a power of 2; default the largest that is no more than a quarter of the record. */
  readonly segment?: number
  /** Default 'hann'. */
  readonly window?: Window
  /** Fraction of a segment that the next one shares, in [0, 1); default 0.5. */
  readonly overlap?: number
  /** Whether each segment's mean is taken off first; default true. */
  readonly removeMean?: boolean
}

/** How the variance of each variable is spread over frequency, with the settings behind it. Plain data. */
export interface PowerSpectrum {
  /** Shape [segment / 2 + 1], from 0 to half the sampling frequency, in cycles per unit of time. */
  readonly frequencies: Float64Array
  /** For each variable its one-sided density at each frequency: its sum times `resolution` is the variance. */
  readonly density: readonly Float64Array[]
  readonly variables: readonly string[]
  readonly unit: 'variance per frequency'
  readonly frequencyUnit: 'cycles per unit of time'
  /** Distance of neighboring frequencies. */
  readonly resolution: number
  readonly samplingInterval: number
  readonly segment: number
  /** Segments averaged over. */
  readonly segments: number
  readonly window: Window
  readonly overlap: number
  readonly removeMean: boolean
}

/**
 * The one-sided power spectral density of a uniformly sampled trajectory: periodograms of overlapping windowed segments,
 * averaged. Source: P. D. Welch, IEEE Trans. Audio Electroacoust. 15, 70–73 (1967).
 *
 * @throws RangeError for a record that is not uniform or shorter than a segment, and for options out of range.
 */
export function powerSpectrum(trajectory: Trajectory, options: PowerSpectrumOptions = {}): PowerSpectrum {
  const { window = 'hann', overlap = 0.5, removeMean = true } = options
  const n = trajectory.times.length
  if (n < 8) throw new RangeError(`powerSpectrum: ${n} samples are no spectrum; give at least 8`)
  const segment = options.segment ?? 2 ** Math.floor(Math.log2(n / 4))
  check(segment, n, window, overlap)
  const dt = Math.abs(uniformInterval(trajectory.times, 'powerSpectrum: the trajectory'))
  const indices = (options.variables ?? Array.from({ length: trajectory.dim }, (_, j) => j)).map((variable) =>
    variableIndex('powerSpectrum', trajectory, variable),
  )
  const starts = segmentStarts(n, segment, overlap)
  const weights = windowWeights(window, segment)
  const density = indices.map((j) => welch(component(trajectory, j), starts, weights, dt, removeMean))
  const resolution = 1 / (segment * dt)
  return {
    frequencies: Float64Array.from({ length: segment / 2 + 1 }, (_, k) => k * resolution),
    density,
    variables: indices.map((j) => variableLabel(trajectory, j)),
    unit: 'variance per frequency',
    frequencyUnit: 'cycles per unit of time',
    resolution,
    samplingInterval: dt,
    segment,
    segments: starts.length,
    window,
    overlap,
    removeMean,
  }
}

/** The window's value at each of n samples, one period of it. */
export function windowWeights(window: Window, n: number): Float64Array {
  return Float64Array.from({ length: n }, (_, m) => (window === 'hann' ? (1 - cos((2 * Math.PI * m) / n)) / 2 : 1))
}

function check(segment: number, n: number, window: Window, overlap: number): void {
  if (!(segment <= n))
    throw new RangeError(`powerSpectrum: a segment of ${segment} samples from a record of ${n}; give a shorter segment`)
  if (window !== 'hann' && window !== 'rectangular')
    throw new RangeError(`powerSpectrum: window must be 'hann' or 'rectangular', got '${window}'`)
  if (!(overlap >= 0 && overlap < 1)) throw new RangeError(`powerSpectrum: overlap must lie in [0, 1), got ${overlap}`)
}

function segmentStarts(n: number, segment: number, overlap: number): number[] {
  const hop = Math.max(1, Math.round(segment * (1 - overlap)))
  return Array.from({ length: Math.floor((n - segment) / hop) + 1 }, (_, i) => i * hop)
}

function welch(
  values: Float64Array,
  starts: readonly number[],
  weights: Float64Array,
  dt: number,
  removeMean: boolean,
): Float64Array {
  const size = weights.length
  const transform = realTransform(size)
  const x = new Float64Array(size)
  const spectrum = new Float64Array(size + 2)
  const density = new Float64Array(size / 2 + 1)
  const power = weights.reduce((sum, w) => sum + w * w, 0)
  for (const start of starts) {
    const part = values.subarray(start, start + size)
    const center = removeMean ? mean(part) : 0
    for (let m = 0; m < size; m++) x[m] = weights[m] * (part[m] - center)
    transform(x, spectrum)
    for (let k = 0; k < density.length; k++) density[k] += spectrum[2 * k] ** 2 + spectrum[2 * k + 1] ** 2
  }
  // Every frequency but the first and the last stands for its negative too.
  return density.map((sum, k) => (sum * (k === 0 || k === size / 2 ? 1 : 2) * dt) / (power * starts.length))
}
