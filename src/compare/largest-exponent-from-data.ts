import { samplingInterval } from '../dataset/sampling-interval.ts'
import { nearestNeighbor, neighborsWithin, usualRadius } from '../math/find-neighbors.ts'
import { slope } from '../math/line-fit.ts'
import { checkTheiler, references, squaredDistance, theilerWindow } from '../math/neighbors.ts'
import { standardError } from '../math/statistics.ts'
import type { Trajectory } from '../trajectory.ts'

export interface DivergenceOptions {
  /** From each state's nearest neighbor ('rosenstein', the default) or from all within `radius` ('kantz'). */
  readonly method?: 'rosenstein' | 'kantz'
  /** States at most this many samples apart are no neighbors; default three decorrelation times. */
  readonly theiler?: number
  /** Samples for which neighbors are followed; default ten times `theiler`, at least 20, at most a fifth of the record. */
  readonly horizon?: number
  /** Times between which the slope is taken; by default where the curve is a fifth to three fifths of its way up. */
  readonly range?: readonly [number, number]
  /** For 'kantz'; default the least with which three of four states have the five neighbors that are needed. */
  readonly radius?: number
}

/** How neighboring states of a record part. */
export interface DataExponent {
  /** The slope of `divergence` in `range`: the largest Lyapunov exponent per unit time, where the curve is straight. */
  readonly exponent: number
  /** From ten parts of the record, and from the difference of the slopes over the first and the second half of `range`. */
  readonly standardError: number
  readonly range: readonly [number, number]
  /** Shape [horizon + 1]: 0, dt, 2 dt, …. */
  readonly times: Float64Array
  /** Shape [horizon + 1]: the mean logarithm of the distance after that time. */
  readonly divergence: Float64Array
  readonly theiler: number
  /** States that neighbors were found for. */
  readonly references: number
  readonly method: string
}

const MOST_PAIRS = 2e7
const GROUPS = 10

/**
 * The largest Lyapunov exponent from a record alone: the rate at which neighboring states part, after they have turned
 * into the direction of fastest growth and before they are as far apart as the attractor is wide. Look at `divergence`
 * over `times`: without a straight piece there is no exponent.
 *
 * Source: M. T. Rosenstein, J. J. Collins, C. J. De Luca, Physica D 65, 117–134 (1993); H. Kantz, Phys. Lett. A 185, 77–87
 * (1994).
 *
 * @param trajectory Full states, or delay vectors of a record from `delayEmbed`; sampled uniformly.
 * @throws RangeError for options out of range, and where no neighbors are found.
 */
export function largestExponentFromData(trajectory: Trajectory, options: DivergenceOptions = {}): DataExponent {
  const dt = Math.abs(samplingInterval(trajectory))
  const n = trajectory.times.length
  const { method = 'rosenstein', theiler = theilerWindow(trajectory) } = options
  const { horizon = Math.min(Math.max(20, 10 * theiler), Math.floor(n / 5)) } = options
  check(method, theiler, horizon, n)
  const candidates = n - horizon
  const chosen = references(candidates, MOST_PAIRS)
  const nearest = chosen.map((i) => nearestNeighbor(trajectory, i, candidates, theiler))
  const { radius = method === 'kantz' ? usualRadius(trajectory, chosen, candidates, theiler) : 0 } = options
  const neighborsOf = (k: number): number[] =>
    method === 'kantz'
      ? neighborsWithin(trajectory, chosen[k], candidates, theiler, radius)
      : [nearest[k]].filter(found)
  const parts = Array.from({ length: GROUPS }, () => emptyCurve(horizon))
  for (let k = 0; k < chosen.length; k++)
    follow(trajectory, chosen[k], neighborsOf(k), parts[Math.floor((k * GROUPS) / chosen.length)])
  const divergence = meanCurve(parts)
  const used = parts.reduce((sum, part) => sum + part.references, 0)
  if (used === 0) throw new RangeError('largestExponentFromData: no state has enough neighbors; enlarge radius')
  const times = divergence.map((_, k) => k * dt)
  const range = options.range ?? defaultRange(times, divergence)
  const inside = samplesWithin(times, range)
  const rates = parts.filter((part) => part.references > 0).map((part) => rate(inside, times, meanCurve([part])))
  return {
    exponent: rate(inside, times, divergence),
    standardError: Math.hypot(bend(inside, times, divergence), standardError(rates)),
    range,
    times,
    divergence,
    theiler,
    references: used,
    method: method === 'kantz' ? `Kantz, neighbors within ${radius}` : 'Rosenstein, nearest neighbors',
  }
}

function check(method: string, theiler: number, horizon: number, n: number): void {
  if (method !== 'rosenstein' && method !== 'kantz')
    throw new RangeError(`largestExponentFromData: method must be 'rosenstein' or 'kantz', got '${method}'`)
  checkTheiler('largestExponentFromData', theiler, n)
  if (!(Number.isInteger(horizon) && horizon >= 2 && horizon + theiler + 2 < n))
    throw new RangeError(
      `largestExponentFromData: horizon must be a whole number from 2 to less than ${n - theiler - 2} samples, ` +
        `got ${horizon}`,
    )
}

const found = (j: number): boolean => j >= 0

/** Sums of log distances over the references, and how many there were, for every number of samples. */
interface Curve {
  readonly sums: Float64Array
  readonly counts: Float64Array
  references: number
}

function emptyCurve(horizon: number): Curve {
  return { sums: new Float64Array(horizon + 1), counts: new Float64Array(horizon + 1), references: 0 }
}

/** Adds the logarithm of the neighbors' mean distance from state i as all move on. */
function follow({ dim, states }: Trajectory, i: number, neighbors: readonly number[], curve: Curve): void {
  if (neighbors.length === 0) return
  curve.references++
  for (let k = 0; k < curve.sums.length; k++) {
    let distance = 0
    for (const j of neighbors) distance += Math.sqrt(squaredDistance(states, dim, i + k, j + k))
    if (distance === 0) continue
    curve.sums[k] += Math.log(distance / neighbors.length)
    curve.counts[k]++
  }
}

function meanCurve(parts: readonly Curve[]): Float64Array {
  return parts[0].sums.map((_, k) => {
    let [sum, count] = [0, 0]
    for (const { sums, counts } of parts) {
      sum += sums[k]
      count += counts[k]
    }
    return sum / count
  })
}

/** Where the curve is between a fifth and three fifths of the way from its start to its highest value. */
function defaultRange(times: Float64Array, divergence: Float64Array): readonly [number, number] {
  const [start] = divergence
  const top = divergence.reduce((a, b) => Math.max(a, b))
  const reach = (share: number): number =>
    Math.max(
      0,
      divergence.findIndex((value) => value >= start + share * (top - start)),
    )
  const first = Math.min(reach(0.15), times.length - 3)
  const last = Math.max(reach(0.5), first + 2)
  return [times[first], times[last]]
}

function samplesWithin(times: Float64Array, [from, to]: readonly [number, number]): number[] {
  const inside = Array.from(times.keys()).filter((k) => times[k] >= from && times[k] <= to)
  if (inside.length < 3)
    throw new RangeError(
      `largestExponentFromData: range must hold three sample times, but from ${from} to ${to} there are ${inside.length}`,
    )
  return inside
}

function rate(samples: readonly number[], times: Float64Array, curve: Float64Array): number {
  return slope(
    samples.map((k) => times[k]),
    samples.map((k) => curve[k]),
  )
}

/** Half the difference of the slopes over the two halves of the samples. */
function bend(samples: readonly number[], times: Float64Array, curve: Float64Array): number {
  const middle = samples.length >> 1
  const first = rate(samples.slice(0, middle + 1), times, curve)
  const second = rate(samples.slice(middle), times, curve)
  return Math.abs(first - second) / 2
}
