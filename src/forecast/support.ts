import { trajectoryList } from '../dataset/checks.ts'
import { delayEmbed } from '../dataset/delay-embedding.ts'
import { scaleRows, standardScaler } from '../dataset/scaling.ts'
import { nearestNeighbor } from '../math/find-neighbors.ts'
import { checkTheiler, references, squaredDistance, theilerWindow } from '../math/neighbors.ts'
import { quantile } from '../math/statistics.ts'
import type { Trajectory } from '../trajectory.ts'

export interface SupportOptions {
  /** Samples in a state: as many as it takes to tell apart where a record goes next. Default 1, for whole states. */
  readonly delays?: number
  /** Samples of the record within which states are not neighbors but successors; default `theilerWindow`. */
  readonly theiler?: number
}

/** Where a model's training data are. Plain data. */
export interface Support {
  /** Variables of the record. */
  readonly channels: number
  readonly delays: number
  /** Training states in units of `scale`; shape [n, channels · delays]. */
  readonly states: Float64Array
  /** Standard deviations of the states; shape [channels · delays]. */
  readonly scale: Float64Array
  /** Median distance of a training state to the nearest other one, in standard deviations. */
  readonly usual: number
  /** The distance, in the same unit, that 99 of 100 training states are within. */
  readonly limit: number
}

/** Pairs of states whose distances show what is usual. */
const MOST_PAIRS = 4e6

/**
 * The training data of a model, prepared for `distanceFromData`.
 *
 * @throws RangeError for records too short for the delays, and for one without two different states.
 */
export function support(records: Trajectory | readonly Trajectory[], options: SupportOptions = {}): Support {
  const { delays = 1 } = options
  const list = trajectoryList(records, 'support')
  const channels = list[0].dim
  const dim = channels * delays
  const raw = joined(list.map((record) => delayEmbed(record, { delays }).states))
  const { scale } = standardScaler(raw, dim)
  const states = raw.map((value, k) => value / scale[k % dim])
  const n = states.length / dim
  const theiler = options.theiler ?? theilerWindow({ dim, states })
  checkTheiler('support', theiler, n)
  const distances = Array.from(references(n, MOST_PAIRS)).flatMap((i) => {
    const nearest = nearestNeighbor({ dim, states }, i, n, theiler)
    return nearest < 0 ? [] : [Math.sqrt(squaredDistance(states, dim, i, nearest))]
  })
  if (distances.length === 0) throw new RangeError('support: the record is constant; its states have no neighbors')
  return { channels, delays, states, scale, usual: quantile(distances, 0.5), limit: quantile(distances, 0.99) }
}

/**
 * How far each sample of a record, with the delays before it, is from the nearest training state, in standard deviations;
 * shape [samples − delays + 1].
 *
 * @throws RangeError for a record of another dim, or shorter than the delays.
 */
export function distanceFromData({ channels, delays, states, scale }: Support, record: Trajectory): Float64Array {
  if (record.dim !== channels)
    throw new RangeError(`distanceFromData: the data have dim ${channels}, the record ${record.dim}`)
  const dim = channels * delays
  const asked = delayEmbed(record, { delays })
  const points = scaleRows({ mean: new Float64Array(dim), scale }, asked.states)
  return Float64Array.from(asked.times, (_, i) => distanceTo(states, points.subarray(i * dim, (i + 1) * dim)))
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function distanceTo(states: Float64Array, point: Float64Array): number {
  const dim = point.length
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < states.length; i += dim) {
    let square = 0
    for (let j = 0; j < dim && square < least; j++) square += (states[i + j] - point[j]) ** 2
    if (square < least) least = square
  }
  return Math.sqrt(least)
}
