import { slope } from '../math/line-fit.ts'
import { checkTheiler, references, type States, squaredDistance, theilerWindow } from '../math/neighbors.ts'
import { standardError } from '../math/statistics.ts'

export interface CorrelationOptions {
  /** Pairs of states at most this many samples apart do not count; default three decorrelation times. */
  readonly theiler?: number
  /**
   * Radii between which the slope is taken. By default the lower one is where C reaches 1e-4 and a state has ten
   * neighbors, the upper one where C is 1e-2 and thirty times that of the lower one.
   */
  readonly range?: readonly [number, number]
}

/** How the number of close pairs of states grows with distance. */
export interface CorrelationDimension {
  /** The slope of log C over log r in `range`. */
  readonly dimension: number
  /** From ten parts of the record, and from the difference of the slopes over the lower and the upper half of `range`. */
  readonly standardError: number
  readonly range: readonly [number, number]
  /** Shape [m], increasing. */
  readonly radii: Float64Array
  /** Shape [m]: the fraction C of pairs closer than that. */
  readonly sums: Float64Array
  readonly theiler: number
  /** Pairs that were counted. */
  readonly pairs: number
}

const MOST_PAIRS = 2e7
const GROUPS = 10

/**
 * Grassberger and Procaccia's correlation dimension of a set of states, by Euclidean distances. It takes 10^(D/2) states
 * and many more to find a dimension D, and noise adds its own below its level: look at `sums` over `radii`.
 *
 * Source: P. Grassberger, I. Procaccia, Physica D 9, 189–208 (1983).
 *
 * @param states A trajectory, or states in the order of time; delay vectors of a record are `delayEmbed`'s.
 * @throws RangeError for options out of range, and where fewer than four radii are left to fit.
 */
export function correlationDimension(states: States, options: CorrelationOptions = {}): CorrelationDimension {
  const n = states.states.length / states.dim
  const { theiler = theilerWindow(states) } = options
  checkTheiler('correlationDimension', theiler, n)
  const { counts, pairs } = countPairs(states, theiler)
  const all = cumulate(counts)
  const total = pairs.reduce((a, b) => a + b, 0)
  const kept = Array.from(all.keys()).filter((k) => all[k] > 0 && (k === 0 || all[k] > all[k - 1]))
  const radii = Float64Array.from(kept, upperRadius)
  const sums = Float64Array.from(kept, (k) => all[k] / total)
  const range = options.range ?? defaultRange(radii, sums, n)
  const inside = kept.filter((k) => upperRadius(k) >= range[0] && upperRadius(k) <= range[1])
  if (inside.length < 4)
    throw new RangeError(
      `correlationDimension: ${inside.length} radii with pairs from ${range[0]} to ${range[1]}, at least 4 are needed; ` +
        `distances are from ${radii[0]} to ${radii[radii.length - 1]}`,
    )
  const dimension = slopeOver(inside, all)
  const half = inside.length >> 1
  const bend = Math.abs(slopeOver(inside.slice(0, half), all) - slopeOver(inside.slice(half), all)) / 2
  const parts = counts.map((part) => slopeOver(inside, cumulate([part]))).filter(Number.isFinite)
  return {
    dimension,
    standardError: Math.hypot(bend, standardError(parts)),
    range,
    radii,
    sums,
    theiler,
    pairs: total,
  }
}

/** Distances are binned by the first bits of their square: eight bins for a factor of two in the distance. */
const SHIFT = 18
const BINS = 0x7ff << (20 - SHIFT)
const double = new Float64Array(1)
const words = new Uint32Array(double.buffer)
const upper = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0

/** The distance at the upper end of bin k. */
function upperRadius(k: number): number {
  double[0] = 0
  words[upper] = (k + 1) << SHIFT
  return Math.sqrt(double[0])
}

interface PairCounts {
  /** One histogram of distances for each group of reference states. */
  readonly counts: readonly Float64Array[]
  /** Pairs of each group. */
  readonly pairs: readonly number[]
}

function countPairs({ dim, states }: States, theiler: number): PairCounts {
  const n = states.length / dim
  const chosen = references(n, MOST_PAIRS)
  const counts = Array.from({ length: GROUPS }, () => new Float64Array(BINS))
  const pairs = new Array<number>(GROUPS).fill(0)
  for (let k = 0; k < chosen.length; k++) {
    const group = Math.floor((k * GROUPS) / chosen.length)
    const i = chosen[k]
    countFrom(states, dim, i, 0, i - theiler, counts[group])
    countFrom(states, dim, i, i + theiler + 1, n, counts[group])
    pairs[group] += Math.max(0, i - theiler) + Math.max(0, n - i - theiler - 1)
  }
  return { counts, pairs }
}

/** Counts the distances of state i to states `from` … `to` − 1. */
function countFrom(states: Float64Array, dim: number, i: number, from: number, to: number, counts: Float64Array): void {
  for (let j = from; j < to; j++) {
    double[0] = squaredDistance(states, dim, i, j)
    counts[words[upper] >>> SHIFT]++
  }
}

/** The number of pairs up to the upper end of each bin, over all groups. */
function cumulate(counts: readonly Float64Array[]): Float64Array {
  const sums = new Float64Array(BINS)
  let sum = 0
  for (let k = 0; k < BINS; k++) {
    for (const part of counts) sum += part[k]
    sums[k] = sum
  }
  return sums
}

/** Below it neighbors are too few to be evenly spread, above it they show the shape of the whole. */
function defaultRange(radii: Float64Array, sums: Float64Array, n: number): readonly [number, number] {
  const least = Math.max(1e-4, 10 / n)
  const most = Math.max(1e-2, 30 * least)
  const first = sums.findIndex((sum) => sum >= least)
  const beyond = sums.findIndex((sum) => sum > most)
  return [radii[Math.max(0, first)], radii[(beyond < 0 ? radii.length : Math.max(1, beyond)) - 1]]
}

function slopeOver(bins: readonly number[], sums: Float64Array): number {
  return slope(
    bins.map((k) => Math.log(upperRadius(k))),
    bins.map((k) => Math.log(sums[k])),
  )
}
