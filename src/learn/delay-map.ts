import type { Dataset } from '../dataset/dataset.ts'
import { delayEmbed } from '../dataset/delay-embedding.ts'
import type { FitOptions } from '../network/fit-options.ts'
import type { Trajectory } from '../trajectory.ts'
import { type DelaySystem, delaySystem } from './delay-system.ts'
import { fitScaledNetwork, type ScalingOptions } from './fit-scaled-network.ts'
import { type Learned, scaledEvaluator } from './scaled-network.ts'

export interface DelayMapOptions extends FitOptions, ScalingOptions {
  /** Samples that a forecast may look at, the present one included. */
  readonly delays: number
}

/** A learned forecast of the next sample from the last `delays` samples. */
export interface DelayMap extends DelaySystem, Learned {}

/**
 * Learns to forecast a partly observed or scalar record: one sampled network from a delay vector to the next sample.
 *
 * @throws RangeError if the record has too few samples for the delays, or options are out of range.
 */
export function learnDelayMap(record: Trajectory, options: DelayMapOptions): DelayMap {
  const { delays } = options
  const learned = fitScaledNetwork(delayPairs(record, delays), options)
  const evaluate = scaledEvaluator(learned)
  const system = delaySystem('sampled network', record, delays, (y, out) => evaluate(y, out))
  return Object.freeze({ ...system, ...learned })
}

/** Each delay vector of a record with the sample that follows it. */
export function delayPairs(record: Trajectory, delays: number): Dataset {
  const { dim: channels, states, times } = record
  if (times.length <= delays)
    throw new RangeError(`delayPairs: ${times.length} samples, but ${delays} delays and a target need ${delays + 1}`)
  const embedded = delayEmbed(record, { delays })
  const size = embedded.times.length - 1
  return {
    size,
    inputDim: embedded.dim,
    targetDim: channels,
    inputs: embedded.states.subarray(0, size * embedded.dim),
    targets: states.subarray(delays * channels),
  }
}

/** Each delay vector with the difference of the sample that follows it to its newest one. */
export function incrementPairs(record: Trajectory, delays: number): Dataset {
  const { inputs, inputDim, targets, targetDim, size } = delayPairs(record, delays)
  const increments = targets.map((value, k) => value - inputs[Math.floor(k / targetDim) * inputDim + (k % targetDim)])
  return { size, inputs, inputDim, targets: increments, targetDim }
}
