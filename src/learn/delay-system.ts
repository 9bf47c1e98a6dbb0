import { trajectoryList } from '../dataset/checks.ts'
import { delayEmbed } from '../dataset/delay-embedding.ts'
import { samplingInterval } from '../dataset/sampling-interval.ts'
import { slice, stateAt, type Trajectory } from '../trajectory.ts'
import { checkHistory, type Forecaster } from './forecaster.ts'
import { learnedBase, withoutParameters } from './learned-system.ts'

/** A record seen through its last `delays` samples, newest first; its state is what a forecast may know. */
export interface DelaySystem extends Forecaster {
  readonly delays: number
}

/** Writes the sample that follows the delay vector y, whose newest sample was taken at time t, into `out`. */
export type NextSample = (y: Float64Array, out: Float64Array, t: number) => void

/**
 * The map on delay vectors that puts the next sample in front and drops the oldest one.
 *
 * @param records What the map was made for: gives variables, sampling interval and, from the first record that is long
 * enough, the initial state.
 */
export function delaySystem(
  name: string,
  records: Trajectory | readonly Trajectory[],
  delays: number,
  nextSample: NextSample,
): DelaySystem {
  const list = trajectoryList(records, name)
  const record = list.find(({ times }) => times.length >= delays) ?? list[0]
  const channels = record.dim
  const embedded = delayEmbed(slice(record, 0, Math.max(delays, 2)), { delays })
  const system: DelaySystem = {
    ...learnedBase(embedded),
    kind: 'map',
    name,
    dt: samplingInterval(records),
    delays,
    channels,
    memory: delays,
    stateAfter(history) {
      const known = checkHistory(name, history, channels, delays)
      return stateAt(delayEmbed(slice(known, -delays), { delays }), -1).slice()
    },
    advance(y, next, t) {
      next.set(y.subarray(0, embedded.dim - channels), channels)
      nextSample(y, next.subarray(0, channels), t)
    },
    with: withoutParameters(() => system, name),
  }
  return Object.freeze(system)
}
