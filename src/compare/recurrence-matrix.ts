import { standardDeviation } from '../math/statistics.ts'
import { component, type Trajectory } from '../trajectory.ts'

export interface RecurrenceOptions {
  /** Two states closer than this recur. In units of `scale`. */
  readonly threshold: number
  /** Unit of distance for each variable; default their standard deviations (1 for a variable that does not move). */
  readonly scale?: ArrayLike<number>
  /** Default 'euclidean'. */
  readonly norm?: 'euclidean' | 'maximum'
  /** Pairs less than this many samples apart are not counted in the measures; default 1, the main diagonal alone. */
  readonly exclude?: number
  /** Recurrences in a row along a diagonal that make a line; default 2. */
  readonly shortestLine?: number
}

/**
 * Which states of a trajectory come close to which, and how much of that is in diagonal lines: stretches that run side by
 * side. Plain data.
 */
export interface RecurrenceMatrix {
  /** Number of states, n. */
  readonly size: number
  /** Shape [n, wordsPerRow]: bit j mod 32 of word j / 32 in row i says whether states i and j recur. Symmetric. */
  readonly bits: Uint32Array
  readonly wordsPerRow: number
  /** Shape [n]. */
  readonly times: Float64Array
  /** Recurrences among the counted pairs, as a fraction of these. */
  readonly recurrenceRate: number
  /** Recurrences in lines of `shortestLine` or more, as a fraction of all; NaN where there are none. */
  readonly determinism: number
  /** Samples in the longest line; 0 where there is none. */
  readonly longestLine: number
  /** Mean samples in a line; NaN where there is none. */
  readonly meanLine: number
  readonly threshold: number
  readonly scale: Float64Array
  readonly scaling: string
  readonly norm: 'euclidean' | 'maximum'
  readonly exclude: number
  readonly shortestLine: number
}

/** The largest matrix, 50 megabytes of bits. */
const MOST_STATES = 20_000

/**
 * The recurrence plot of a trajectory and its measures.
 * Source: N. Marwan et al., Phys. Rep. 438, 237–329 (2007), eqs. 12, 46, 47 and 52.
 *
 * @throws RangeError for options out of range and for more than 20,000 states.
 */
export function recurrenceMatrix(trajectory: Trajectory, options: RecurrenceOptions): RecurrenceMatrix {
  const { threshold, norm = 'euclidean', exclude = 1, shortestLine = 2 } = options
  check(trajectory, options)
  const scale = Float64Array.from(options.scale ?? deviations(trajectory))
  const size = trajectory.times.length
  const wordsPerRow = Math.ceil(size / 32)
  const bits = fill(scaled(trajectory, scale), trajectory.dim, threshold, norm, wordsPerRow)
  return {
    size,
    bits,
    wordsPerRow,
    times: trajectory.times.slice(),
    ...measures({ size, bits, wordsPerRow }, exclude, shortestLine),
    threshold,
    scale,
    scaling: options.scale ? 'the given scale' : 'standard deviations of the trajectory',
    norm,
    exclude,
    shortestLine,
  }
}

type Bits = Pick<RecurrenceMatrix, 'size' | 'bits' | 'wordsPerRow'>

/** Whether states i and j recur. */
export function recurs({ bits, wordsPerRow }: Bits, i: number, j: number): boolean {
  return ((bits[i * wordsPerRow + (j >>> 5)] >>> (j & 31)) & 1) === 1
}

function check({ times, dim }: Trajectory, options: RecurrenceOptions): void {
  const { threshold, scale, exclude = 1, shortestLine = 2, norm = 'euclidean' } = options
  const n = times.length
  if (n > MOST_STATES)
    throw new RangeError(`recurrenceMatrix: ${n} states are more than ${MOST_STATES}; take a slice or every k-th`)
  if (!(threshold > 0)) throw new RangeError(`recurrenceMatrix: threshold must be positive, got ${threshold}`)
  if (scale && (scale.length !== dim || !Array.from(scale).every((unit) => unit > 0)))
    throw new RangeError(`recurrenceMatrix: scale must be ${dim} positive numbers, got ${Array.from(scale).join(', ')}`)
  if (norm !== 'euclidean' && norm !== 'maximum')
    throw new RangeError(`recurrenceMatrix: norm must be 'euclidean' or 'maximum', got '${norm}'`)
  if (!(Number.isInteger(exclude) && exclude >= 1))
    throw new RangeError(`recurrenceMatrix: exclude must be 1, 2, 3, …, got ${exclude}`)
  if (!(Number.isInteger(shortestLine) && shortestLine >= 2))
    throw new RangeError(`recurrenceMatrix: shortestLine must be 2, 3, 4, …, got ${shortestLine}`)
}

function deviations(trajectory: Trajectory): number[] {
  return Array.from({ length: trajectory.dim }, (_, j) => standardDeviation(component(trajectory, j)) || 1)
}

function scaled({ states, dim }: Trajectory, scale: Float64Array): Float64Array {
  return states.map((value, k) => value / scale[k % dim])
}

function fill(
  states: Float64Array,
  dim: number,
  threshold: number,
  norm: 'euclidean' | 'maximum',
  wordsPerRow: number,
): Uint32Array {
  const n = states.length / dim
  const bits = new Uint32Array(n * wordsPerRow)
  const squared = threshold * threshold
  for (let i = 0; i < n; i++)
    for (let j = i; j < n; j++) {
      let sum = 0
      let largest = 0
      for (let k = 0; k < dim; k++) {
        const difference = Math.abs(states[i * dim + k] - states[j * dim + k])
        sum += difference * difference
        if (difference > largest) largest = difference
      }
      if (norm === 'maximum' ? largest > threshold : sum > squared) continue
      bits[i * wordsPerRow + (j >>> 5)] |= 1 << (j & 31)
      bits[j * wordsPerRow + (i >>> 5)] |= 1 << (i & 31)
    }
  return bits
}

/** Both halves of the matrix are the same; the upper one is counted. */
function measures(
  matrix: Bits,
  exclude: number,
  shortestLine: number,
): Pick<RecurrenceMatrix, 'recurrenceRate' | 'determinism' | 'longestLine' | 'meanLine'> {
  const { size } = matrix
  let [pairs, points, lines, pointsInLines, longestLine] = [0, 0, 0, 0, 0]
  for (let lag = exclude; lag < size; lag++) {
    let length = 0
    pairs += size - lag
    for (let i = 0; i <= size - lag; i++) {
      if (i < size - lag && recurs(matrix, i, i + lag)) {
        length++
        continue
      }
      points += length
      if (length >= shortestLine) {
        lines++
        pointsInLines += length
        longestLine = Math.max(longestLine, length)
      }
      length = 0
    }
  }
  return {
    recurrenceRate: points / pairs,
    determinism: pointsInLines / points,
    longestLine,
    meanLine: pointsInLines / lines,
  }
}
