import type { Dataset } from '../dataset/dataset.ts'
import { chooseEngine } from '../kernels/engine.ts'
import { checkDataset } from './check-dataset.ts'
import { startCost } from './cost.ts'
import type { Design } from './design.ts'
import { factorDataset } from './factor-dataset.ts'
import { designRows, finishFit } from './finish-fit.ts'
import type { Fit, FitOptions } from './fit-options.ts'
import { sampleLayers } from './sample-layers.ts'
import { swim } from './swim.ts'

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
  const design = sampleDesign(dataset, options)
  const { factor, bytes } = factorDataset(design, dataset, how, weights)
  const rows = designRows(design, dataset, weights)
  return finishFit(design, factor, options, how, () => cost.stop(design, dataset.size, bytes), rows)
}

/** The hidden layers that the options ask for, sampled from the data. */
export function sampleDesign(
  dataset: Dataset,
  { width, seed = 0, sampler = swim(), linear = true }: FitOptions,
): Design {
  return { layers: sampleLayers(dataset, width, sampler, seed), linear, targetDim: dataset.targetDim }
}
