import type { Dataset } from '../dataset/dataset.ts'
import { type Scaler, scaleRows, standardScaler, unitScaler } from '../dataset/scaling.ts'
import { type Box, boundingBox } from '../math/box.ts'
import { fitNetwork } from '../network/fit-network.ts'
import { fitNetworkAsync, type ParallelOptions } from '../network/fit-network-async.ts'
import type { Fit, FitOptions } from '../network/fit-options.ts'
import { projectReadout } from './conserved.ts'
import { constrainedProblem, symmetricOptions } from './constraints.ts'
import { embeddedDim, embedRows } from './input-embedding.ts'
import type { LearningProblem } from './learning-problem.ts'
import type { Learned } from './scaled-network.ts'
import { symmetrizeReadout } from './symmetric-network.ts'
import { embeddedAction, invariantScaler, scaledActions } from './symmetric-problem.ts'
import type { SymmetryGroup } from './symmetry-group.ts'
import { fitWeakly, type WindowedPoints } from './weak-fit.ts'

export interface ScalingOptions {
  /** Whether inputs and targets get mean 0 and standard deviation 1 before the network sees them. Default 'standard'. */
  readonly scaling?: 'standard' | 'none'
}

/** Scales inputs and targets, then fits a network between them, under the problem's constraints. */
export function fitScaledNetwork(problem: LearningProblem, options: FitOptions & ScalingOptions): Learned {
  const task = fitTask(problem, options)
  const { dataset, windows } = task
  return task.learned(windows ? fitWeakly(dataset, windows, task.options) : fitNetwork(dataset, task.options))
}

/** The same on a pool of workers; means over windows are fitted on this thread. */
export async function fitScaledNetworkAsync(
  problem: LearningProblem,
  options: FitOptions & ScalingOptions & ParallelOptions,
): Promise<Learned> {
  const task = fitTask(problem, options)
  const { dataset, windows } = task
  return task.learned(
    windows ? fitWeakly(dataset, windows, task.options) : await fitNetworkAsync(dataset, task.options),
  )
}

/** A problem in the network's units, and the way back. */
interface FitTask<O> {
  readonly dataset: Dataset
  readonly windows?: WindowedPoints
  readonly options: O
  /** The learned part of a system, once the network is fitted. */
  readonly learned: (fit: Fit) => Learned
}

function fitTask<O extends FitOptions & ScalingOptions>(problem: LearningProblem, options: O): FitTask<O> {
  const { group, conserved } = problem.constraints ?? {}
  const { inputs, targets, windows, ...rest } = constrainedProblem(problem)
  const periods = rest.periods ?? new Float64Array(rest.inputDim)
  const embedded = embedRows(periods, inputs)
  const inputDim = embeddedDim(periods)
  const action = group && embeddedAction('symmetries', group, periods)
  const inputScaler = scalerOf(options, embedded, inputDim, action)
  const outputScaler = scalerOf(options, targets, rest.targetDim, group?.elements)
  const symmetric = group && action && symmetricTask(group, scaledActions(inputScaler, action), options)
  const points = windows && scaleRows(inputScaler, embedRows(periods, windows.points))
  const scalers = { periods, inputScaler, outputScaler, trainingRegion: regionOf(inputs, periods) }
  return {
    dataset: {
      size: rest.size,
      inputDim,
      targetDim: rest.targetDim,
      inputs: scaleRows(inputScaler, embedded),
      targets: scaleRows(outputScaler, targets),
    },
    ...(windows && points && { windows: { ...windows, points } }),
    options: symmetric ? symmetric.options : options,
    learned(fit) {
      const learned = { ...scalers, ...(symmetric ? symmetric.whole(fit, outputScaler) : fit) }
      return conserved ? projectReadout(conserved, learned) : learned
    },
  }
}

/** @param actions Of a group that the scaler must not break. */
function scalerOf(
  { scaling = 'standard' }: ScalingOptions,
  values: Float64Array,
  dim: number,
  actions?: readonly Float64Array[],
): Scaler {
  if (scaling !== 'standard' && scaling !== 'none')
    throw new RangeError(`scaling must be 'standard' or 'none', got '${scaling}'`)
  const scaler = scaling === 'standard' ? standardScaler(values, dim) : unitScaler(values, dim)
  return actions ? invariantScaler(scaler, actions) : scaler
}

/** What a symmetry changes about a fit: before it and after. @param inputs Actions in the network's units. */
function symmetricTask<O extends FitOptions>(
  group: SymmetryGroup,
  inputs: readonly Float64Array[],
  options: O,
): { readonly options: O; readonly whole: (fit: Fit, outputScaler: Scaler) => Fit } {
  return {
    options: symmetricOptions(options, group, inputs),
    whole({ network, report }, outputScaler) {
      const outputs = scaledActions(outputScaler, group.elements)
      return { network: symmetrizeReadout(network, group, inputs, outputs), report }
    },
  }
}

/** The box around the inputs; a periodic one may be anywhere. */
function regionOf(inputs: Float64Array, periods: Float64Array): Box {
  const { lower, upper } = boundingBox(inputs, periods.length)
  return {
    lower: lower.map((low, j) => (periods[j] === 0 ? low : Number.NEGATIVE_INFINITY)),
    upper: upper.map((high, j) => (periods[j] === 0 ? high : Number.POSITIVE_INFINITY)),
  }
}
