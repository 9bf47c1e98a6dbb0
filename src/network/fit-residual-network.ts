import type { Dataset } from '../dataset/dataset.ts'
import { type ActivationName, checkActivation, type OwnActivation } from './activation.ts'
import { checkDataset } from './check-dataset.ts'
import { startCost } from './cost.ts'
import { fitDesign } from './fit-network.ts'
import type { Fit, FitOptions } from './fit-options.ts'
import { type ResidualPlan, residualLayers } from './residual-layers.ts'
import { swim } from './swim.ts'

export interface ResidualOptions extends Omit<FitOptions, 'width' | 'skip' | 'activation'> {
  /** Neurons of each block. */
  readonly width: number
  /** Residual blocks; 1 is an ordinary network of one layer. */
  readonly blocks: number
  /** Share η of each step that is taken, in (0, 1]. Default 1. */
  readonly learningRate?: number
  /** Ridge λ of a step, on features of unit norm. Default 1e-8; more, such as the source's 1e-4, for noisy targets. */
  readonly stepRidge?: number
  /** Whether neurons see the inputs beside the representation, as in both sources. Default true. */
  readonly seesInputs?: boolean
  /** Default 'tanh'. */
  readonly activation?: ActivationName | OwnActivation
}

/**
 * Deepens a network block by block without gradient descent: the representation Φ of the data, first the inputs
 * themselves, takes steps Φ + η·A·f(Φ), where the neurons f are sampled on Φ, and A is the closed-form (sandwiched) least
 * squares fit of what the readout of Φ leaves unexplained; then the readout of Φ is solved anew. After each step Φ is
 * standardized, which a readout does not notice.
 *
 * What comes back is the network with skip connections that computes the same neurons, its readout solved over all of
 * them, not over Φ alone. The report's cost in operations is that of this last fit.
 *
 * Sources: Zozoulenko, Cass, Gonon, Random feature representation boosting, 2025 (arXiv 2501.18283), the greedy variant;
 * with the readout held at the identity it would be the deep variant of Mandal, Gottwald, Nat. Commun. 16 (2025).
 *
 * @throws RangeError as `fitNetwork` does; for blocks, rates or ridges out of range.
 */
export function fitResidualNetwork(dataset: Dataset, options: ResidualOptions): Fit {
  const cost = startCost(options.energy)
  checkDataset(dataset, options.weights)
  const layers = residualLayers(dataset, settled(options))
  const design = { layers, linear: options.linear ?? true, targetDim: dataset.targetDim }
  return fitDesign(design, dataset, options, cost)
}

function settled(options: ResidualOptions): ResidualPlan {
  const { width, blocks, learningRate = 1, stepRidge = 1e-8, activation = 'tanh' } = options
  for (const [name, value] of Object.entries({ width, blocks }))
    if (!(Number.isInteger(value) && value > 0))
      throw new RangeError(`fitResidualNetwork: ${name} must be a positive whole number, got ${value}`)
  if (!(learningRate > 0 && learningRate <= 1))
    throw new RangeError(`fitResidualNetwork: learningRate must lie in (0, 1], got ${learningRate}`)
  if (!(stepRidge >= 0 && Number.isFinite(stepRidge)))
    throw new RangeError(`fitResidualNetwork: stepRidge must be finite and not negative, got ${stepRidge}`)
  checkActivation(activation)
  const { seed = 0, sampler = swim(), seesInputs = true, engine, weights } = options
  return { width, blocks, learningRate, stepRidge, seesInputs, activation, seed, sampler, engine, weights }
}
