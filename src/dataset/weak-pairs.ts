import { slice, type Trajectory } from '../trajectory.ts'
import { checkCount, trajectoryList } from './checks.ts'
import { estimatorOf } from './derivatives/estimate-derivatives.ts'
import { type LocalPolynomial, windowWeights } from './derivatives/local-polynomial.ts'
import type { SmoothingSplines } from './derivatives/smoothing-spline.ts'
import { emptyPairs } from './field-pairs.ts'
import type { Origin, TrajectoryPairs } from './origin.ts'
import { weakWeights } from './weak-weights.ts'

/**
 * The weak form of dy/dt = f(y): ∫ φ f(y) dt = −∫ φ′ y dt for functions φ that vanish outside a window. No derivative of
 * the noise enters. D. A. Messenger and D. M. Bortz, Multiscale Model. Simul. 19, 1474-1497 (2021).
 */
export interface WeakForm {
  readonly method: 'weak'
  /** Samples on either side of the one in the middle of a window. */
  readonly halfWidth: number
  /** φ = (1 − s²)^power, s from −1 to 1 over the window. Default 4. */
  readonly power?: number
  /** It holds exactly along polynomials in time of this degree, at any times; less than the window's samples. Default 4. */
  readonly degree?: number
  /** Samples from one window to the next; default a quarter of halfWidth, rounded up. */
  readonly spacing?: number
  /** How the states are smoothed at which f is taken; default not at all. */
  readonly smoothing?: LocalPolynomial | SmoothingSplines
}

/** Rows that are weighted means of consecutive points. */
export interface Windows {
  /** Points in each window. */
  readonly width: number
  /** Shape [size, width]; the weights of a row sum to 1. */
  readonly weights: Float64Array
  /** First point of each row; shape [size]. */
  readonly first: Int32Array
  /** The points, shape [n, inputDim], and where they come from. */
  readonly points: Float64Array
  readonly origin: Origin
}

/** Pairs for an ordinary fit (the state in the middle and the mean derivative), and the windows that make them exact. */
export interface WeakPairs extends TrajectoryPairs {
  readonly windows: Windows
}

/**
 * The weak form of trajectories at any times: row i says that the mean of f over window i, by its weights, is its target.
 * Integration by parts is exact for polynomials up to `degree`, because the weights of the states are corrected, as
 * little as possible, to be so.
 *
 * @throws RangeError for windows that no trajectory fills, and for a degree that a window does not determine.
 */
export function weakPairs(trajectories: Trajectory | readonly Trajectory[], form: WeakForm): WeakPairs {
  const who = 'weakPairs'
  const list = trajectoryList(trajectories, who)
  const { halfWidth, power, degree, spacing } = checkedForm(who, form)
  const width = 2 * halfWidth + 1
  const parts = list.flatMap((record, index) => pointsOf(who, record, form, index))
  const counts = parts.map(({ smooth }) => Math.max(0, Math.floor((smooth.times.length - width) / spacing) + 1))
  const size = counts.reduce((sum, count) => sum + count, 0)
  if (size === 0) throw new RangeError(`${who}: needs ${width} samples, no trajectory has as many`)

  const { dim } = list[0]
  const pairs = emptyPairs(size, dim)
  const samples = parts.reduce((sum, { smooth }) => sum + smooth.times.length, 0)
  const points = emptyPairs(samples, dim)
  const windows: Windows = {
    width,
    weights: new Float64Array(size * width),
    first: new Int32Array(size),
    points: points.inputs,
    origin: points.origin,
  }
  let row = 0
  let start = 0
  for (const [p, { smooth, record, index, first }] of parts.entries()) {
    windows.points.set(smooth.states, start * dim)
    writeOrigin(windows.origin, start, smooth.times, index, first)
    for (let k = 0; k < counts[p]; k++, row++) {
      const from = k * spacing
      windows.first[row] = start + from
      const times = record.times.subarray(from, from + width)
      const weights = weakWeights(times, power, degree)
      windows.weights.set(weights.field, row * width)
      writeOrigin(pairs.origin, row, times.subarray(halfWidth, halfWidth + 1), index, first + from + halfWidth)
      const [input, target] = [pairs.inputs, pairs.targets].map((rows) => rows.subarray(row * dim, (row + 1) * dim))
      addRows(weights.state, record.states, from, dim, target)
      addRows(windowWeights(times, halfWidth, Math.min(degree, 3)).value, record.states, from, dim, input)
    }
    start += smooth.times.length
  }
  return { ...pairs, windows }
}

function checkedForm(who: string, form: WeakForm): Required<Omit<WeakForm, 'method' | 'smoothing'>> {
  const { halfWidth, power = 4, degree = 4 } = form
  checkCount(halfWidth, `${who}: halfWidth`)
  const { spacing = Math.ceil(halfWidth / 4) } = form
  checkCount(power, `${who}: power`)
  checkCount(degree, `${who}: degree`)
  checkCount(spacing, `${who}: spacing`)
  if (degree > 2 * halfWidth)
    throw new RangeError(`${who}: a window of ${2 * halfWidth + 1} samples does not determine degree ${degree}`)
  return { halfWidth, power, degree, spacing }
}

interface Points {
  readonly record: Trajectory
  readonly smooth: Trajectory
  readonly index: number
  /** Sample of the whole record with which both begin. */
  readonly first: number
}

/** A record beside its smoothed self; nothing where it is too short to be smoothed. */
function pointsOf(who: string, record: Trajectory, { smoothing }: WeakForm, index: number): readonly Points[] {
  if (smoothing === undefined) return [{ record, smooth: record, index, first: 0 }]
  const { needs, estimate } = estimatorOf(who, smoothing)
  if (record.times.length < needs) return []
  const { trajectory, first } = estimate(record, `${who}: trajectory ${index}`)
  return [{ record: slice(record, first, first + trajectory.times.length), smooth: trajectory, index, first }]
}

/** out += Σ weights[l] · row (from + l). */
function addRows(weights: Float64Array, rows: Float64Array, from: number, dim: number, out: Float64Array): void {
  for (let l = 0; l < weights.length; l++)
    for (let j = 0; j < dim; j++) out[j] += weights[l] * rows[(from + l) * dim + j]
}

function writeOrigin(origin: Origin, row: number, times: Float64Array, trajectory: number, sample: number): void {
  origin.times.set(times, row)
  for (let i = 0; i < times.length; i++) {
    origin.trajectory[row + i] = trajectory
    origin.sample[row + i] = sample + i
  }
}
