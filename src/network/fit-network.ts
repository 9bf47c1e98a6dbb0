import type { Dataset } from '../dataset/dataset.ts'
import { checkDataset } from './check-dataset.ts'
import { type CostMeter, startCost } from './cost.ts'
import type { Design } from './design.ts'
import { factorDataset } from './factor-dataset.ts'
import { designRows, finishFit } from './finish-fit.ts'
import type { Fit, FitOptions, SolveOptions } from './fit-options.ts'
import { networkEngine } from './network-engine.ts'
import { sampleLayers } from './sample-layers.ts'
import { swim } from './swim.ts'

/**
 * Samples the hidden layers from the data, then solves the readout by one least-squares problem.
 *
 * @throws RangeError for widths that are not positive whole numbers, fewer than two samples, arrays that do not match
 * their stated shape, or numbers that are not finite.
 */
export function fitNetwork(dataset: Dataset, options: FitOptions): Fit {
  const cost = startCost(options.energy)
  checkDataset(dataset, options.weights)
  return fitDesign(sampleDesign(dataset, options), dataset, options, cost)
}

/** The hidden layers that the options ask for, sampled from the data. */
export function sampleDesign(dataset: Dataset, options: FitOptions): Design {
  const { seed = 0, sampler = swim(), linear = true } = options
  return { layers: sampleLayers(dataset, { ...options, seed, sampler }), linear, targetDim: dataset.targetDim }
}

/** Solves the readout of given hidden layers, on this thread. */
export function fitDesign(
  design: Design,
  dataset: Dataset,
  options: SolveOptions & Pick<FitOptions, 'weights'>,
  cost: CostMeter,
): Fit {
  const { weights, method = 'qr' } = options
  const how = { engine: networkEngine(design.layers, options.engine), method }
  const { factor, bytes } = factorDataset(design, dataset, how, weights)
  const rows = designRows(design, dataset, weights)
  return finishFit(design, factor, options, how, () => cost.stop(design, dataset.size, bytes), rows)
}
