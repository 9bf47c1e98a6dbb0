import { trajectoryList } from '../../dataset/checks.ts'
import { delayEmbed } from '../../dataset/delay-embedding.ts'
import { flowPairs } from '../../dataset/flow-pairs.ts'
import type { TrajectoryPairs } from '../../dataset/origin.ts'
import { slice, type Trajectory } from '../../trajectory.ts'
import type { Controls } from '../extra-inputs.ts'

export const who = 'learnRecurrentNetwork'

/** What a hidden state remembers: the last samples, newest first. */
export interface Memory {
  readonly channels: number
  readonly delays: number
  /** Samples of a record before its first state, `delays` − 1 or more. */
  readonly warmup: number
}

/** @throws RangeError for a warm-up that does not fill the memory. */
export function checkWarmup({ delays, warmup }: Memory): void {
  const least = delays - 1
  if (!(Number.isInteger(warmup) && warmup >= least))
    throw new RangeError(
      `${who}: warmup must be a whole number from ${least} up, got ${warmup}: ${delays} delays look back ${least} samples`,
    )
}

/** The states along a record, from sample `warmup` on. */
export function statesAlong(observed: Trajectory, { channels, delays, warmup }: Memory): Trajectory {
  const [record] = trajectoryList(observed, who)
  const n = record.times.length
  if (record.dim !== channels) throw new RangeError(`${who}: the record has dim ${record.dim}, not ${channels}`)
  if (n <= warmup)
    throw new RangeError(`${who}: ${n} samples, but a warm-up of ${warmup} needs ${warmup + 1}; give a longer record`)
  return slice(delayEmbed(record, { delays }), warmup - (delays - 1))
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

export function recurrentPairs(list: readonly Trajectory[], memory: Memory, controls?: Controls): RecurrentPairs {
  const used = list.map((record) => record.times.length > memory.warmup + 1)
  if (!used.includes(true)) {
    const longest = Math.max(...list.map(({ times }) => times.length))
    const { warmup } = memory
    throw new RangeError(`${who}: a warm-up of ${warmup} and a pair need ${warmup + 2} samples, got at most ${longest}`)
  }
  const states = list.filter((_, i) => used[i]).map((record) => statesAlong(record, memory))
  const pairs = flowPairs(states)
  const drives = controls ? controlStates(list, memory, controls).filter((_, i) => used[i]) : []
  const controlDim = memory.delays * (controls?.names.length ?? 0)
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
function controlStates(list: readonly Trajectory[], memory: Memory, { names, values }: Controls): Float64Array[] {
  const own = { ...memory, channels: names.length }
  return list.map(({ times }, i) =>
    times.length > memory.warmup
      ? statesAlong({ dim: names.length, times, states: values[i], status: 'complete' }, own).states
      : new Float64Array(0),
  )
}
