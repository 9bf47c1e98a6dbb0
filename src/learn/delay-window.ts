import { checkCount, trajectoryList } from '../dataset/checks.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { delayEmbed } from '../dataset/delay-embedding.ts'
import type { Evaluator } from '../network/evaluate.ts'
import type { Trajectory } from '../trajectory.ts'

/** Which samples a forecast looks at. */
export interface DelayWindow {
  /** How many of them. */
  readonly delays: number
  /** Samples from one of them to the next; default 1. */
  readonly spacing?: number
  /**
   * Samples from the newest of them to the one that is forecast; default 1. As many as `spacing` make one step as long as
   * the delays are apart: of a densely sampled record fewer and larger steps, whose errors have less time to grow.
   */
  readonly lead?: number
}

/** Samples from the oldest that is looked at to the newest that is known. */
export function spanOf({ delays, spacing = 1, lead = 1 }: DelayWindow): number {
  return (delays - 1) * spacing + lead
}

/** Each delay vector of a record with the sample that it foretells; no pair crosses from one record into another. */
export function delayPairs(records: Trajectory | readonly Trajectory[], window: DelayWindow): Dataset {
  const { delays, spacing = 1, lead = 1 } = window
  for (const [name, value] of Object.entries({ delays, spacing, lead })) checkCount(value, `delayPairs: ${name}`)
  const list = trajectoryList(records, 'delayPairs')
  const span = spanOf(window)
  const long = list.filter(({ times }) => times.length > span)
  if (long.length === 0) {
    const most = Math.max(...list.map(({ times }) => times.length))
    const at = spacing > 1 ? ` at spacing ${spacing}` : ''
    throw new RangeError(`delayPairs: ${most} samples, but ${delays} delays${at} and a target need ${span + 1}`)
  }
  const targetDim = list[0].dim
  const inputDim = delays * targetDim
  const size = long.reduce((sum, { times }) => sum + times.length - span, 0)
  const inputs = new Float64Array(size * inputDim)
  const targets = new Float64Array(size * targetDim)
  let row = 0
  for (const record of long) {
    const { states } = delayEmbed(record, { delays, spacing })
    const pairs = record.times.length - span
    inputs.set(states.subarray(0, pairs * inputDim), row * inputDim)
    targets.set(record.states.subarray(span * targetDim), row * targetDim)
    row += pairs
  }
  return { size, inputDim, targetDim, inputs, targets }
}

/** Each delay vector with the difference of the sample that it foretells to its newest one. */
export function incrementPairs(records: Trajectory | readonly Trajectory[], window: DelayWindow): Dataset {
  const { inputs, inputDim, targets, targetDim, size } = delayPairs(records, window)
  const increments = targets.map((value, k) => value - inputs[Math.floor(k / targetDim) * inputDim + (k % targetDim)])
  return { size, inputs, inputDim, targets: increments, targetDim }
}

/** Evaluates on those samples of a state, which holds all of them, that a window looks at. */
export function onWindow(
  evaluate: Evaluator,
  channels: number,
  { delays, spacing = 1, lead = 1 }: DelayWindow,
): Evaluator {
  if (spacing === 1 && lead === 1) return evaluate
  const x = new Float64Array(channels * delays)
  return (y, out) => {
    for (let k = 0; k < delays; k++) {
      const from = (k * spacing + lead - 1) * channels
      for (let c = 0; c < channels; c++) x[k * channels + c] = y[from + c]
    }
    evaluate(x, out)
  }
}
