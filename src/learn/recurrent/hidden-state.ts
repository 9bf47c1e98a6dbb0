import { trajectoryList } from '../../dataset/checks.ts'
import { delayEmbed } from '../../dataset/delay-embedding.ts'
import { flowPairs } from '../../dataset/flow-pairs.ts'
import type { TrajectoryPairs } from '../../dataset/origin.ts'
import { slice, stateAt, type Trajectory } from '../../trajectory.ts'
import type { Controls } from '../extra-inputs.ts'
import { checkHistory } from '../forecaster.ts'

export const who = 'learnRecurrentNetwork'

/** What a hidden state holds: the last samples, newest first. */
export interface HiddenState {
  readonly channels: number
  readonly delays: number
  /** Samples of a record before its first state, `delays` − 1 or more. */
  readonly warmup: number
}

/** @throws RangeError for a warm-up that does not fill the state. */
export function checkWarmup({ delays, warmup }: HiddenState): void {
  const least = delays - 1
  if (!(Number.isInteger(warmup) && warmup >= least))
    throw new RangeError(
      `${who}: warmup must be a whole number from ${least} up, got ${warmup}: ${delays} delays look back ${least} samples`,
    )
}

/** The states along a record, from sample `warmup` on. */
export function statesAlong(observed: Trajectory, { channels, delays, warmup }: HiddenState): Trajectory {
  const [record] = trajectoryList(observed, who)
  const n = record.times.length
  if (record.dim !== channels) throw new RangeError(`${who}: the record has dim ${record.dim}, not ${channels}`)
  if (n <= warmup)
    throw new RangeError(`${who}: ${n} samples, but a warm-up of ${warmup} needs ${warmup + 1}; give a longer record`)
  return slice(delayEmbed(record, { delays }), warmup - (delays - 1))
}

/** The state at the last sample of a record, of which no more is needed than it holds. */
export function stateAfter(name: string, history: Trajectory, hidden: HiddenState): Float64Array {
  const { channels, delays } = hidden
  const record = slice(checkHistory(name, history, channels, delays), -delays)
  return stateAt(statesAlong(record, { ...hidden, warmup: delays - 1 }), -1).slice()
}

/** Writes the state after one more observed sample: it in front, the oldest one dropped. */
export function remember(state: Float64Array, sample: ArrayLike<number>, next: Float64Array): void {
  const channels = sample.length
  for (let j = state.length - 1; j >= channels; j--) next[j] = state[j - channels]
  for (let c = 0; c < channels; c++) next[c] = sample[c]
}

/** Pairs of each state with the next one, and the controls of each pair; none from records that end with the warm-up. */
export interface RecurrentPairs extends TrajectoryPairs {
  /** The controls at the samples that a state remembers, newest first; shape [size, controlDim]. */
  readonly controls: Float64Array
  readonly controlDim: number
}

export function recurrentPairs(list: readonly Trajectory[], hidden: HiddenState, controls?: Controls): RecurrentPairs {
  const used = list.map((record) => record.times.length > hidden.warmup + 1)
  if (!used.includes(true)) {
    const longest = Math.max(...list.map(({ times }) => times.length))
    const { warmup } = hidden
    throw new RangeError(`${who}: a warm-up of ${warmup} and a pair need ${warmup + 2} samples, got at most ${longest}`)
  }
  const states = list.filter((_, i) => used[i]).map((record) => statesAlong(record, hidden))
  const pairs = flowPairs(states)
  const drives = controls ? controlStates(list, hidden, controls).filter((_, i) => used[i]) : []
  const controlDim = hidden.delays * (controls?.names.length ?? 0)
  const rows = new Float64Array(pairs.size * controlDim)
  const { trajectory, sample } = pairs.origin
  if (controlDim > 0)
    for (let i = 0; i < pairs.size; i++) {
      const from = sample[i] * controlDim
      rows.set(drives[trajectory[i]].subarray(from, from + controlDim), i * controlDim)
    }
  return { ...pairs, controls: rows, controlDim }
}

/** For each record its controls, remembered as its samples are. */
function controlStates(list: readonly Trajectory[], hidden: HiddenState, { names, values }: Controls): Float64Array[] {
  const own = { ...hidden, channels: names.length }
  return list.map(({ times }, i) =>
    times.length > hidden.warmup
      ? statesAlong({ dim: names.length, times, states: values[i], status: 'complete' }, own).states
      : new Float64Array(0),
  )
}
