import { trajectoryList } from '../dataset/checks.ts'
import { type Box, boundingBox } from '../math/box.ts'
import { concatenate } from '../math/vector.ts'
import type { Evaluator } from '../network/evaluate.ts'
import type { FitOptions } from '../network/fit-options.ts'
import type { Trajectory } from '../trajectory.ts'
import { type DelaySpace, type DelaySystem, delaySpace, delaySystem } from './delay-system.ts'
import { type DelayWindow, delayPairs, onWindow, spanOf } from './delay-window.ts'
import { fitScaledNetwork, type ScalingOptions } from './fit-scaled-network.ts'
import { type Learned, learnedPart, scaledEvaluator } from './scaled-network.ts'

export interface DelayMapOptions extends DelayWindow, FitOptions, ScalingOptions {
  /**
   * Forecasts stay in the box around the records, grown on every side by this fraction of its width; default none: they
   * may go anywhere.
   */
  readonly margin?: number
}

/** A learned forecast of the next sample. Its state holds all samples back to the last needed. */
export interface DelayMap extends DelaySystem, Learned {
  /** Of samples, which forecasts do not leave. */
  readonly box?: Box
}

/**
 * Learns to forecast a partly observed or scalar record: one sampled network from a delay vector to the next sample.
 *
 * @param records One or many, of any lengths; all with the same uniform sampling interval.
 * @throws RangeError if no record has enough samples for the delays, or options are out of range.
 */
export function learnDelayMap(records: Trajectory | readonly Trajectory[], options: DelayMapOptions): DelayMap {
  return delayMapFor(records, fitScaledNetwork(delayPairs(records, options), options), options)
}

/** The map that a network from delay vectors to the sample they foretell makes. */
export function delayMapFor(
  records: Trajectory | readonly Trajectory[],
  learned: Learned,
  { margin, delays, spacing = 1, lead = 1 }: DelayWindow & Pick<DelayMapOptions, 'margin'>,
): DelayMap {
  const list = trajectoryList(records, 'learnDelayMap')
  const window = { delays, spacing, lead }
  return delayMapOf({
    learner: 'delay-map',
    space: delaySpace('sampled network', records, spanOf(window)),
    window,
    ...(margin !== undefined && { box: boxAround(list, margin) }),
    learned: learnedPart(learned),
  })
}

/** A delay map as plain data. */
export type DelayMapRecipe = {
  readonly learner: 'delay-map'
  readonly space: DelaySpace
  readonly window: Required<DelayWindow>
  /** Of samples that forecasts do not leave. */
  readonly box?: Box
  /** From the samples of the window. */
  readonly learned: Learned
}

export function delayMapOf(recipe: DelayMapRecipe): DelayMap {
  const { space, window, box, learned } = recipe
  const evaluate = onWindow(scaledEvaluator(learned), space.channels, window)
  const nextSample = box ? within(evaluate, box) : evaluate
  const system = delaySystem('sampled network', space, (y, out) => nextSample(y, out), recipe)
  const trainingRegion = windowRegion(learned.trainingRegion, space.channels, window)
  return Object.freeze({ ...system, ...learned, trainingRegion, ...(box && { box }) })
}

/** A box around the samples of a window as one around all of the state, unbounded in those that are not looked at. */
function windowRegion({ lower, upper }: Box, channels: number, window: Required<DelayWindow>): Box {
  const { spacing, lead } = window
  const spread = (bounds: readonly number[], free: number): number[] =>
    Array.from({ length: channels * spanOf(window) }, (_, j) => {
      const sample = Math.floor(j / channels) - (lead - 1)
      return sample >= 0 && sample % spacing === 0 ? bounds[(sample / spacing) * channels + (j % channels)] : free
    })
  return { lower: spread(lower, Number.NEGATIVE_INFINITY), upper: spread(upper, Number.POSITIVE_INFINITY) }
}

/** @throws RangeError for a margin that is negative or not finite. */
function boxAround(records: readonly Trajectory[], margin: number): Box {
  if (!(margin >= 0 && Number.isFinite(margin)))
    throw new RangeError(`learnDelayMap: margin must be 0 or more widths, got ${margin}`)
  return boundingBox(concatenate(...records.map(({ states }) => states)), records[0].dim, margin)
}

/** Values, cut off at the faces of a box. */
function within(evaluate: Evaluator, { lower, upper }: Box): Evaluator {
  return (y, out) => {
    evaluate(y, out)
    for (let c = 0; c < out.length; c++) out[c] = Math.min(upper[c], Math.max(lower[c], out[c]))
  }
}
