import { nearestNeighbor } from '../math/find-neighbors.ts'
import { checkTheiler, references, type States, squaredDistance, theilerWindow } from '../math/neighbors.ts'
import { standardDeviation } from '../math/statistics.ts'
import { concatenate } from '../math/vector.ts'
import { slice, type Trajectory } from '../trajectory.ts'
import { checkCount } from './checks.ts'
import { delayEmbed } from './delay-embedding.ts'
import { scalarRecords, type VariableOption } from './scalar-records.ts'

export interface FalseNeighborOptions extends VariableOption {
  /** Samples from one delay to the next; default 1. */
  readonly delay?: number
  /** Default 8. */
  readonly maxDimension?: number
  /** A neighbor is false whose distance in the next coordinate is more than this many times that in all before. Default 15. */
  readonly tolerance?: number
  /** Or that lies further away than this many standard deviations, the next coordinate included. Default 2. */
  readonly attractorTolerance?: number
  /** States at most this many samples apart are no neighbors; default three decorrelation times. */
  readonly theiler?: number
}

/** How many neighbors are neighbors only because delay vectors are too short. */
export interface FalseNeighbors {
  /** 1, 2, …, maxDimension delays. */
  readonly dimensions: readonly number[]
  /** Share of false ones among the nearest neighbors, from 0 to 1. */
  readonly shares: readonly number[]
  readonly delay: number
  readonly theiler: number
  /** Delay vectors that neighbors were found for. */
  readonly references: number
}

const MOST_PAIRS = 5e6
/** Distances below so many standard deviations are rounding. */
const ROUNDING = 1e-10

/**
 * The share of nearest neighbors among delay vectors that a further delay tells apart. The dimension where it falls to zero
 * is enough to unfold the attractor; noise keeps it from falling, and raises it again where dimensions are many.
 *
 * Source: M. B. Kennel, R. Brown, H. D. I. Abarbanel, Phys. Rev. A 45, 3403-3411 (1992), eqs. 4 and 5, with their tolerances.
 *
 * @param records One or many, of any lengths; all with the same uniform sampling interval.
 * @throws RangeError for options out of range, or where no record is long enough.
 */
export function falseNeighbors(
  records: Trajectory | readonly Trajectory[],
  options: FalseNeighborOptions = {},
): FalseNeighbors {
  const who = 'falseNeighbors'
  const { delay = 1, maxDimension = 8, tolerance = 15, attractorTolerance = 2 } = options
  checkCount(delay, `${who}: delay`)
  checkCount(maxDimension, `${who}: maxDimension`)
  for (const [name, value] of Object.entries({ tolerance, attractorTolerance }))
    if (!(value > 0)) throw new RangeError(`${who}: ${name} must be positive, got ${value}`)
  const history = maxDimension * delay
  const list = scalarRecords(who, records, options.variable)
  const long = list.filter(({ times }) => times.length > history)
  const whole: States = { dim: 1, states: concatenate(...list.map(({ states }) => states)) }
  const size = standardDeviation(whole.states)
  if (size === 0) throw new RangeError(`${who}: all values are ${whole.states[0]}; there is nothing to unfold`)
  const n = long.reduce((sum, { times }) => sum + times.length - history, 0)
  if (n < 10) throw new RangeError(`${who}: records have ${n} vectors of ${maxDimension + 1} delays, too few`)
  const { theiler = Math.min(theilerWindow(whole), Math.floor(n / 10)) } = options
  checkTheiler(who, theiler, n)
  const chosen = references(n, MOST_PAIRS)
  const embedded = Array.from({ length: maxDimension + 1 }, (_, d) => delayVectors(long, d + 1, delay, history))
  return {
    dimensions: embedded.slice(1).map((_, d) => d + 1),
    shares: embedded.slice(1).map((next, d) => shareOf(embedded[d], next)),
    delay,
    theiler,
    references: chosen.length,
  }

  function shareOf(states: States, next: States): number {
    let [found, wrong] = [0, 0]
    for (const i of chosen) {
      const j = nearestNeighbor(states, i, n, theiler)
      if (j < 0) continue
      const before = Math.max((ROUNDING * size) ** 2, squaredDistance(states.states, states.dim, i, j))
      const after = squaredDistance(next.states, next.dim, i, j)
      found++
      if (after - before > tolerance ** 2 * before || after > (attractorTolerance * size) ** 2) wrong++
    }
    return found === 0 ? 0 : wrong / found
  }
}

/** Delay vectors of the samples that have `history` samples before them, so that they are the same ones for every length. */
function delayVectors(list: readonly Trajectory[], delays: number, spacing: number, history: number): States {
  const parts = list.map((record) => {
    const from = history - (delays - 1) * spacing
    return delayEmbed(slice(record, from), { delays, spacing }).states
  })
  return { dim: delays, states: concatenate(...parts) }
}
