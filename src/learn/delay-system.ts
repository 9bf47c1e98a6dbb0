import { trajectoryList } from '../dataset/checks.ts'
import { delayEmbed } from '../dataset/delay-embedding.ts'
import { samplingInterval } from '../dataset/sampling-interval.ts'
import type { Recipe } from '../system/system.ts'
import { slice, stateAt, type Trajectory } from '../trajectory.ts'
import { checkHistory, type Forecaster } from './forecaster.ts'
import { learnedBase, type StateSpace, stateSpace, withoutParameters } from './learned-system.ts'

/** A record seen through its last `delays` samples, newest first; its state is what a forecast may know. */
export interface DelaySystem extends Forecaster {
  readonly delays: number
}

/** Writes the sample that follows the delay vector y, whose newest sample was taken at time t, into `out`. */
export type NextSample = (y: Float64Array, out: Float64Array, t: number) => void

/** The delay vectors of a record: as many samples of all channels as there are variables. Plain data. */
export interface DelaySpace extends StateSpace {
  readonly channels: number
  readonly dt: number
}

/**
 * What a map on delay vectors takes over from the records it was made for: names, sampling interval and, from the first
 * record that is long enough, the initial state.
 *
 * @param who Opens error messages.
 */
export function delaySpace(who: string, records: Trajectory | readonly Trajectory[], delays: number): DelaySpace {
  const list = trajectoryList(records, who)
  const record = list.find(({ times }) => times.length >= delays) ?? list[0]
  const embedded = delayEmbed(slice(record, 0, Math.max(delays, 2)), { delays })
  return { ...stateSpace(embedded), channels: record.dim, dt: samplingInterval(records) }
}

/**
 * The map on delay vectors that puts the next sample in front and drops the oldest one.
 *
 * @param recipe Absent where `nextSample` cannot be made anew.
 */
export function delaySystem(name: string, space: DelaySpace, nextSample: NextSample, recipe?: Recipe): DelaySystem {
  const { channels, dt, variables } = space
  const dim = variables.length
  const delays = dim / channels
  const system: DelaySystem = {
    ...learnedBase(space),
    kind: 'map',
    name,
    dt,
    delays,
    channels,
    memory: delays,
    ...(recipe && { recipe }),
    stateAfter(history) {
      const known = checkHistory(name, history, channels, delays)
      return stateAt(delayEmbed(slice(known, -delays), { delays }), -1).slice()
    },
    advance(y, next, t) {
      next.set(y.subarray(0, dim - channels), channels)
      nextSample(y, next.subarray(0, channels), t)
    },
    with: withoutParameters(() => system, name),
  }
  return Object.freeze(system)
}
