import { checkCount, trajectoryList } from '../dataset/checks.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { delayEmbed } from '../dataset/delay-embedding.ts'
import { flowPairs } from '../dataset/flow-pairs.ts'
import type { Box } from '../math/box.ts'
import type { Evaluator } from '../network/evaluate.ts'
import type { FitOptions } from '../network/fit-options.ts'
import type { Trajectory } from '../trajectory.ts'
import { type DelaySystem, delaySystem } from './delay-system.ts'
import { fitScaledNetwork, type ScalingOptions } from './fit-scaled-network.ts'
import { type Learned, scaledEvaluator } from './scaled-network.ts'

export interface DelayMapOptions extends FitOptions, ScalingOptions {
  /** Samples that a forecast may look at, the present one included. */
  readonly delays: number
  /** Samples from one of them to the next; default 1. */
  readonly spacing?: number
}

/** A learned forecast of the next sample. Its state holds all samples back to the last needed: (delays − 1)·spacing + 1. */
export interface DelayMap extends DelaySystem, Learned {}

/**
 * Learns to forecast a partly observed or scalar record: one sampled network from a delay vector to the next sample.
 *
 * @param records One or many, of any lengths; all with the same uniform sampling interval.
 * @throws RangeError if no record has enough samples for the delays, or options are out of range.
 */
export function learnDelayMap(records: Trajectory | readonly Trajectory[], options: DelayMapOptions): DelayMap {
  const { delays, spacing = 1 } = options
  const learned = fitScaledNetwork(delayPairs(records, delays, spacing), options)
  const span = (delays - 1) * spacing + 1
  const channels = learned.outputScaler.mean.length
  const evaluate = onSpaced(scaledEvaluator(learned), channels, delays, spacing)
  const system = delaySystem('sampled network', records, span, (y, out) => evaluate(y, out))
  const trainingRegion = spacedRegion(learned.trainingRegion, channels, span, spacing)
  return Object.freeze({ ...system, ...learned, trainingRegion })
}

/** Each delay vector of a record with the sample that follows it; no pair crosses from one record into another. */
export function delayPairs(records: Trajectory | readonly Trajectory[], delays: number, spacing = 1): Dataset {
  checkCount(delays, 'delayPairs: delays')
  checkCount(spacing, 'delayPairs: spacing')
  const list = trajectoryList(records, 'delayPairs')
  const span = (delays - 1) * spacing + 1
  const long = list.filter(({ times }) => times.length > span)
  if (long.length === 0) {
    const most = Math.max(...list.map(({ times }) => times.length))
    const at = spacing > 1 ? ` at spacing ${spacing}` : ''
    throw new RangeError(`delayPairs: ${most} samples, but ${delays} delays${at} and a target need ${span + 1}`)
  }
  const { size, inputs, inputDim, targets } = flowPairs(long.map((record) => delayEmbed(record, { delays, spacing })))
  const targetDim = list[0].dim
  const newest = new Float64Array(size * targetDim)
  for (let i = 0; i < size; i++)
    for (let c = 0; c < targetDim; c++) newest[i * targetDim + c] = targets[i * inputDim + c]
  return { size, inputDim, targetDim, inputs, targets: newest }
}

/** Each delay vector with the difference of the sample that follows it to its newest one. */
export function incrementPairs(records: Trajectory | readonly Trajectory[], delays: number, spacing = 1): Dataset {
  const { inputs, inputDim, targets, targetDim, size } = delayPairs(records, delays, spacing)
  const increments = targets.map((value, k) => value - inputs[Math.floor(k / targetDim) * inputDim + (k % targetDim)])
  return { size, inputs, inputDim, targets: increments, targetDim }
}

/** Evaluates on every `spacing`-th sample of a state that holds all of them. */
export function onSpaced(evaluate: Evaluator, channels: number, delays: number, spacing: number): Evaluator {
  if (spacing === 1) return evaluate
  const x = new Float64Array(channels * delays)
  return (y, out) => {
    for (let k = 0; k < delays; k++)
      for (let c = 0; c < channels; c++) x[k * channels + c] = y[k * spacing * channels + c]
    evaluate(x, out)
  }
}

/** A box around spaced samples as one around all of them, unbounded in those that are not looked at. */
function spacedRegion({ lower, upper }: Box, channels: number, span: number, spacing: number): Box {
  const spread = (bounds: readonly number[], free: number): number[] =>
    Array.from({ length: channels * span }, (_, j) => {
      const sample = Math.floor(j / channels)
      return sample % spacing === 0 ? bounds[(sample / spacing) * channels + (j % channels)] : free
    })
  return { lower: spread(lower, Number.NEGATIVE_INFINITY), upper: spread(upper, Number.POSITIVE_INFINITY) }
}
