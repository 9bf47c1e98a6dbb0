import type { Dataset } from '../dataset/dataset.ts'
import { type Scaler, scaleRows, standardScaler, unitScaler } from '../dataset/scaling.ts'
import { type Box, boundingBox } from '../math/box.ts'
import { type Evaluator, evaluator } from '../network/evaluate.ts'
import { fitNetwork } from '../network/fit-network.ts'
import { fitNetworkAsync, type ParallelOptions } from '../network/fit-network-async.ts'
import type { Fit, FitOptions, FitReport } from '../network/fit-options.ts'
import { networkJacobian } from '../network/network-jacobian.ts'
import type { SampledNetwork } from '../network/sampled-network.ts'
import { embeddedDim, embedder, embeddingDerivative, embedRows, type InputEmbedding } from './input-embedding.ts'
import type { LearningProblem } from './learning-problem.ts'
import { fitWeakly, type WindowedPoints } from './weak-fit.ts'

/** Where the box of a periodic input begins and ends. */
const ANYWHERE = Number.POSITIVE_INFINITY

/** What every learned system carries beside being a System. Errors in `report` are in the network's units. */
export interface Learned extends InputEmbedding {
  readonly network: SampledNetwork
  /** From the targets' own units to the network's. */
  readonly outputScaler: Scaler
  /** The box around the training inputs, in their own units; unbounded in a periodic one. */
  readonly trainingRegion: Box
  readonly report: FitReport
}

export interface ScalingOptions {
  /** Whether inputs and targets get mean 0 and standard deviation 1 before the network sees them. Default 'standard'. */
  readonly scaling?: 'standard' | 'none'
}

/** A problem in the network's units, and the way back. */
interface ScaledProblem {
  readonly dataset: Dataset
  readonly windows?: WindowedPoints
  /** The learned part of a system, once the network is fitted. */
  readonly learned: (fit: Fit) => Learned
}

function scaleProblem(problem: LearningProblem, { scaling = 'standard' }: ScalingOptions): ScaledProblem {
  if (scaling !== 'standard' && scaling !== 'none')
    throw new RangeError(`scaling must be 'standard' or 'none', got '${scaling}'`)
  const { inputs, targets, targetDim, periods = new Float64Array(problem.inputDim), windows } = problem
  const scalerOf = scaling === 'standard' ? standardScaler : unitScaler
  const inputDim = embeddedDim(periods)
  const embedded = embedRows(periods, inputs)
  const inputScaler = scalerOf(embedded, inputDim)
  const outputScaler = scalerOf(targets, targetDim)
  const { lower, upper } = boundingBox(inputs, problem.inputDim)
  const trainingRegion = {
    lower: lower.map((low, j) => (periods[j] === 0 ? low : -ANYWHERE)),
    upper: upper.map((high, j) => (periods[j] === 0 ? high : ANYWHERE)),
  }
  const points = windows && scaleRows(inputScaler, embedRows(periods, windows.points))
  return {
    dataset: {
      ...problem,
      inputDim,
      inputs: scaleRows(inputScaler, embedded),
      targets: scaleRows(outputScaler, targets),
    },
    ...(windows && points && { windows: { ...windows, points } }),
    learned: (fit) => ({ ...fit, periods, inputScaler, outputScaler, trainingRegion }),
  }
}

/** Scales inputs and targets, then fits a network between them. */
export function fitScaledNetwork(problem: LearningProblem, options: FitOptions & ScalingOptions): Learned {
  const { dataset, windows, learned } = scaleProblem(problem, options)
  return learned(windows ? fitWeakly(dataset, windows, options) : fitNetwork(dataset, options))
}

/** The same on a pool of workers; means over windows are fitted on this thread. */
export async function fitScaledNetworkAsync(
  problem: LearningProblem,
  options: FitOptions & ScalingOptions & ParallelOptions,
): Promise<Learned> {
  const { dataset, windows, learned } = scaleProblem(problem, options)
  return learned(windows ? fitWeakly(dataset, windows, options) : await fitNetworkAsync(dataset, options))
}

/** Evaluates the network in the data's own units; holds scratch, so make one for each system. */
export function scaledEvaluator(learned: Learned): Evaluator {
  let at: Evaluator | undefined
  const { network, outputScaler } = learned
  const embed = embedder(learned)
  const x = new Float64Array(network.inputDim)
  const y = new Float64Array(network.outputDim)
  return (input, output) => {
    at ??= evaluator(network)
    embed(input, x)
    at(x, y)
    for (let j = 0; j < y.length; j++) output[j] = outputScaler.mean[j] + outputScaler.scale[j] * y[j]
  }
}

/** The Jacobian of the network in the data's own units, written row by row: ∂outputᶜ/∂inputⱼ. */
export function scaledJacobian(learned: Learned): Evaluator {
  let at: Evaluator | undefined
  const { network, periods, outputScaler } = learned
  const { inputDim, outputDim } = network
  const embed = embedder(learned)
  const carry = embeddingDerivative(learned)
  const x = new Float64Array(inputDim)
  const inner = new Float64Array(outputDim * inputDim)
  return (input, jacobian) => {
    at ??= networkJacobian(network)
    embed(input, x)
    at(x, inner)
    carry(input, inner, jacobian, outputDim)
    for (let c = 0; c < outputDim; c++)
      for (let j = 0; j < periods.length; j++) jacobian[c * periods.length + j] *= outputScaler.scale[c]
  }
}
