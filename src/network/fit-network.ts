import type { Dataset } from '../dataset/dataset.ts'
import { checkDataset } from './check-dataset.ts'
import { type CostMeter, startCost } from './cost.ts'
import type { Design } from './design.ts'
import { type FactorPlan, factorDataset } from './factor-dataset.ts'
import { designRows, finishFit } from './finish-fit.ts'
import type { Fit, FitOptions, SolveOptions } from './fit-options.ts'
import { finishGrown, growWidth } from './grow-width.ts'
import { networkEngine } from './network-engine.ts'
import { residualLayers } from './residual-layers.ts'
import { sampleLayers } from './sample-layers.ts'
import type { Layer } from './sampled-network.ts'
import { swim } from './swim.ts'
import { isAuto } from './width.ts'

/**
 * Samples the hidden layers from the data, then solves the readout by one least-squares problem.
 *
 * @throws RangeError for widths that are not positive whole numbers, fewer than two samples, arrays that do not match
 * their stated shape, or numbers that are not finite.
 */
export function fitNetwork(dataset: Dataset, options: FitOptions): Fit {
  const cost = startCost(options.energy)
  checkDataset(dataset, options.weights)
  if (isAuto(options.width)) return fitGrowing(dataset, options, cost)
  return fitDesign(sampleDesign(dataset, options), dataset, options, cost)
}

/** The hidden layers that the options ask for, sampled from the data. */
export function sampleDesign(dataset: Dataset, options: FitOptions): Design {
  const { seed = 0, sampler = swim(), linear = true, residual = false } = options
  const how = { ...options, seed, sampler }
  const layers = residual ? residualLayers(dataset, how, residual === true ? {} : residual) : sampleLayers(dataset, how)
  return { layers, linear, targetDim: dataset.targetDim }
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

/** On this thread. */
export function fitGrowing(dataset: Dataset, options: FitOptions, cost: CostMeter): Fit {
  const how = growthPlan(options)
  const growth = growWidth(dataset, options, how)
  let step = growth.next()
  while (!step.done) {
    const { design, rows, weights } = step.value
    step = growth.next(factorDataset(design, rows, how, weights))
  }
  return finishGrown(step.value, dataset, options, how, cost)
}

/** How layers are factored that are still to be sampled. */
export function growthPlan(options: FitOptions): FactorPlan {
  return { engine: networkEngine(layersOf(options), options.engine), method: options.method ?? 'qr' }
}

/** What is known of the layers before they are sampled. */
export function layersOf({ activation = 'tanh' }: FitOptions): Pick<Layer, 'activation'>[] {
  const list = typeof activation === 'object' && 'length' in activation ? activation : [activation]
  return list.map((one) => ({ activation: one }))
}
