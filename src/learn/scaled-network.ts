import type { Dataset } from '../dataset/dataset.ts'
import { type Scaler, scaleRows, standardScaler } from '../dataset/scaling.ts'
import { chooseEngine } from '../kernels/engine.ts'
import { type Box, boundingBox } from '../math/box.ts'
import { type Evaluator, evaluator } from '../network/evaluate.ts'
import { fitNetwork } from '../network/fit-network.ts'
import { fitNetworkAsync, type ParallelOptions } from '../network/fit-network-async.ts'
import type { Fit, FitOptions, FitReport } from '../network/fit-options.ts'
import { kernelNetwork } from '../network/kernel-network.ts'
import { networkJacobian } from '../network/network-jacobian.ts'
import type { SampledNetwork } from '../network/sampled-network.ts'

/** What every learned system carries beside being a System. Errors in `report` are in standardized units. */
export interface Learned {
  readonly network: SampledNetwork
  /** From the variables' own units to the network's. */
  readonly inputScaler: Scaler
  /** From the targets' own units to the network's. */
  readonly outputScaler: Scaler
  /** The box around the training inputs, in their own units. */
  readonly trainingRegion: Box
  readonly report: FitReport
}

/** A dataset in standardized units, and the way back. */
export interface ScaledProblem {
  readonly dataset: Dataset
  /** The learned part of a system, once the network is fitted. */
  readonly learned: (fit: Fit) => Learned
}

export function scaleProblem(dataset: Dataset): ScaledProblem {
  const inputScaler = standardScaler(dataset.inputs, dataset.inputDim)
  const outputScaler = standardScaler(dataset.targets, dataset.targetDim)
  const trainingRegion = boundingBox(dataset.inputs, dataset.inputDim)
  return {
    dataset: {
      ...dataset,
      inputs: scaleRows(inputScaler, dataset.inputs),
      targets: scaleRows(outputScaler, dataset.targets),
    },
    learned: (fit) => ({ ...fit, inputScaler, outputScaler, trainingRegion }),
  }
}

/** Standardizes inputs and targets, then fits a network between them. */
export function fitScaledNetwork(dataset: Dataset, options: FitOptions): Learned {
  const problem = scaleProblem(dataset)
  return problem.learned(fitNetwork(problem.dataset, options))
}

/** The same on a pool of workers. */
export async function fitScaledNetworkAsync(dataset: Dataset, options: FitOptions & ParallelOptions): Promise<Learned> {
  const problem = scaleProblem(dataset)
  return problem.learned(await fitNetworkAsync(problem.dataset, options))
}

/** Evaluates the network in the data's own units; holds scratch, so make one for each system. */
export function scaledEvaluator({ network, inputScaler, outputScaler }: Learned): Evaluator {
  const at = evaluator(network)
  const inverse = inputScaler.scale.map((scale) => 1 / scale)
  const x = new Float64Array(network.inputDim)
  const y = new Float64Array(network.outputDim)
  return (input, output) => {
    for (let j = 0; j < x.length; j++) x[j] = (input[j] - inputScaler.mean[j]) * inverse[j]
    at(x, y)
    for (let j = 0; j < y.length; j++) output[j] = outputScaler.mean[j] + outputScaler.scale[j] * y[j]
  }
}

/** The Jacobian of the network in the data's own units, written row by row: ∂outputᶜ/∂inputⱼ. */
export function scaledJacobian({ network, inputScaler, outputScaler }: Learned): Evaluator {
  let at: Evaluator | undefined
  const { inputDim, outputDim } = network
  const x = new Float64Array(inputDim)
  return (input, jacobian) => {
    at ??= networkJacobian(network)
    for (let j = 0; j < inputDim; j++) x[j] = (input[j] - inputScaler.mean[j]) / inputScaler.scale[j]
    at(x, jacobian)
    for (let c = 0; c < outputDim; c++)
      for (let j = 0; j < inputDim; j++) jacobian[c * inputDim + j] *= outputScaler.scale[c] / inputScaler.scale[j]
  }
}

/** Steps that the core takes before its states are copied out. */
const CHUNK = 1024

/**
 * Applies the network to its own output again and again, without leaving the core.
 *
 * @returns A function that fills rows 1 … steps of `states`, shape [steps + 1, dim], from row 0, and says how many of
 * them are finite; undefined where the core does not run. The same bits as step after step with `scaledEvaluator`.
 */
export function scaledOrbit(learned: Learned): ((states: Float64Array, steps: number) => number) | undefined {
  if (chooseEngine() !== 'webassembly') return undefined
  const { kernels, address, inputDim: dim } = kernelNetwork(learned.network)
  const scaling = kernels.alloc(4 * dim)
  const buffer = kernels.alloc((CHUNK + 1) * dim)
  const work = kernels.alloc(kernels.rolloutBytes(address) / 8 + 8 * Math.ceil(dim / 4))
  const { inputScaler, outputScaler } = learned
  const rows = [inputScaler.mean, inputScaler.scale.map((scale) => 1 / scale), outputScaler.mean, outputScaler.scale]
  rows.forEach((row, i) => {
    kernels.view(scaling + 8 * i * dim, dim).set(row)
  })
  const view = kernels.view(buffer, (CHUNK + 1) * dim)
  return (states, steps) => {
    for (let done = 0; done < steps; ) {
      const count = Math.min(CHUNK, steps - done)
      view.set(states.subarray(done * dim, (done + 1) * dim))
      const finite = kernels.rollout(address, scaling, false, buffer, count, work)
      states.set(view.subarray(dim, (finite + 1) * dim), (done + 1) * dim)
      done += finite
      if (finite < count) return done
    }
    return steps
  }
}
