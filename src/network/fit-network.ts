import type { Dataset } from '../dataset/dataset.ts'
import { chooseEngine } from '../kernels/engine.ts'
import { checkDataset } from './check-dataset.ts'
import { type CostMeter, startCost } from './cost.ts'
import type { Design } from './design.ts'
import { type FactorPlan, factorDataset } from './factor-dataset.ts'
import { designRows, finishFit } from './finish-fit.ts'
import type { Fit, FitOptions } from './fit-options.ts'
import { finishGrown, growWidth } from './grow-width.ts'
import { sampleLayers } from './sample-layers.ts'
import { swim } from './swim.ts'
import { isAuto } from './width.ts'

/**
 * Samples the hidden layers from the data, then solves the readout by one least-squares problem.
 *
 * @throws RangeError for widths that are not positive whole numbers, fewer than two samples, arrays that do not match
 * their stated shape, or numbers that are not finite.
 */
export function fitNetwork(dataset: Dataset, options: FitOptions): Fit {
  const { weights, method = 'qr' } = options
  const how = { engine: chooseEngine(options.engine), method }
  const cost = startCost(options.energy)
  checkDataset(dataset, weights)
  if (isAuto(options.width)) return fitGrowing(dataset, options, how, cost)
  const design = sampleDesign(dataset, options)
  const { factor, bytes } = factorDataset(design, dataset, how, weights)
  const rows = designRows(design, dataset, weights)
  return finishFit(design, factor, options, how, () => cost.stop(design, dataset.size, bytes), rows)
}

function fitGrowing(dataset: Dataset, options: FitOptions, how: FactorPlan, cost: CostMeter): Fit {
  const growth = growWidth(dataset, options, how)
  let step = growth.next()
  while (!step.done) {
    const { design, rows, weights } = step.value
    step = growth.next(factorDataset(design, rows, how, weights))
  }
  return finishGrown(step.value, dataset, options, how, cost)
}

/** The hidden layers that the options ask for, sampled from the data. */
export function sampleDesign(
  dataset: Dataset,
  { width, seed = 0, sampler = swim(), linear = true }: FitOptions,
): Design {
  return { layers: sampleLayers(dataset, width, sampler, seed), linear, targetDim: dataset.targetDim }
}
