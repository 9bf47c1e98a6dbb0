import { scaleRows, standardScaler } from '../../dataset/scaling.ts'
import { type DelayMap, delayMapFor } from '../../learn/delay-map.ts'
import { delayPairs } from '../../learn/delay-window.ts'
import type { Learned } from '../../learn/scaled-network.ts'
import { boundingBox } from '../../math/box.ts'
import { beginFit, continueFit, finishPartialFit } from '../../network/partial-fit.ts'
import { samplerOf } from '../../network/samplers.ts'
import { slice, type Trajectory } from '../../trajectory.ts'
import type { DelayFamily } from './candidates.ts'

/**
 * The models of a family, one for each ridge, after each of some numbers of known samples. Neurons are sampled and scales
 * taken from what is known at the first; later rows are folded into the same triangle. No model knows what comes after.
 *
 * @param places Ascending.
 * @returns Shape [places][ridges].
 */
export function familyModels(
  record: Trajectory,
  places: readonly number[],
  { delays, spacing, width, sampler, ridges }: DelayFamily,
  { margin, seed }: { readonly margin: number; readonly seed: number },
): DelayMap[][] {
  const window = { delays, spacing, lead: spacing }
  const span = delays * spacing
  const first = delayPairs(slice(record, 0, places[0]), window)
  const [inputScaler, outputScaler] = [
    standardScaler(first.inputs, first.inputDim),
    standardScaler(first.targets, first.targetDim),
  ]
  const scaled = (rows: typeof first): typeof first => ({
    ...rows,
    inputs: scaleRows(inputScaler, rows.inputs),
    targets: scaleRows(outputScaler, rows.targets),
  })
  let partial = beginFit(scaled(first), { width, seed, sampler: samplerOf(sampler) })
  return places.map((known, k) => {
    const rows = k === 0 ? first : delayPairs(slice(record, places[k - 1] - span, known), window)
    partial = continueFit(partial, scaled(rows))
    const seen = slice(record, 0, known)
    const trainingRegion = boundingBox(delayPairs(seen, window).inputs, first.inputDim)
    return ridges.map((relative) => {
      const learned: Learned = {
        ...finishPartialFit(partial, { ridge: { relative } }),
        periods: new Float64Array(first.inputDim),
        inputScaler,
        outputScaler,
        trainingRegion,
      }
      return delayMapFor(seen, learned, { ...window, margin })
    })
  })
}
