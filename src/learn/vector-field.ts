import { trajectoryList } from '../dataset/checks.ts'
import type { DerivativeSource } from '../dataset/derivatives/estimate-derivatives.ts'
import { fieldPairs } from '../dataset/field-pairs.ts'
import { unwrap } from '../dataset/unwrap.ts'
import { type WeakForm, weakPairs } from '../dataset/weak-pairs.ts'
import type { ParallelOptions } from '../network/fit-network-async.ts'
import type { FitOptions } from '../network/fit-options.ts'
import type { OdeSystem } from '../system/system.ts'
import type { Trajectory } from '../trajectory.ts'
import { periodsOf } from './input-embedding.ts'
import { learnedBase, variableNames, withoutParameters } from './learned-system.ts'
import type { LearningProblem } from './learning-problem.ts'
import {
  fitScaledNetwork,
  fitScaledNetworkAsync,
  type Learned,
  type ScalingOptions,
  scaledEvaluator,
  scaledJacobian,
} from './scaled-network.ts'

export interface VectorFieldOptions extends FitOptions, ScalingOptions {
  /** Where derivatives come from: the states, by one of several methods, or a known system. Default { order: 4 }. */
  readonly derivatives?: DerivativeSource | WeakForm
  /** Period of each variable that has one, by name, such as 2π of an angle; its states may jump by whole periods. */
  readonly periodic?: Readonly<Record<string, number>>
}

/** A learned right-hand side dy/dt = f(y): an OdeSystem like any other. */
export interface LearnedVectorField extends OdeSystem, Learned {}

/**
 * Learns the vector field of an autonomous system from its trajectories: one sampled network from each state to its
 * time derivative.
 *
 * @param trajectories One or many, of any lengths; uniformly sampled where derivatives are finite
 * differences.
 * @throws RangeError for trajectories that do not fit together or options out of range.
 */
export function learnVectorField(
  trajectories: Trajectory | readonly Trajectory[],
  options: VectorFieldOptions,
): LearnedVectorField {
  return vectorField(trajectories, fitScaledNetwork(fieldProblem(trajectories, options), options))
}

/** `learnVectorField` on a pool of workers; the same bits for every number of them. */
export async function learnVectorFieldAsync(
  trajectories: Trajectory | readonly Trajectory[],
  options: VectorFieldOptions & ParallelOptions,
): Promise<LearnedVectorField> {
  return vectorField(trajectories, await fitScaledNetworkAsync(fieldProblem(trajectories, options), options))
}

function fieldProblem(
  trajectories: Trajectory | readonly Trajectory[],
  { derivatives = { order: 4 }, periodic }: VectorFieldOptions,
): LearningProblem {
  const list = trajectoryList(trajectories, 'learnVectorField')
  const periods = periodsOf('learnVectorField', variableNames(list[0]), periodic)
  const continuous = list.map((trajectory) => unwrap(trajectory, periods))
  return {
    ...(isWeak(derivatives) ? weakPairs(continuous, derivatives) : fieldPairs(continuous, derivatives)),
    periods,
  }
}

function isWeak(source: DerivativeSource | WeakForm): source is WeakForm {
  return 'method' in source && source.method === 'weak'
}

function vectorField(trajectories: Trajectory | readonly Trajectory[], learned: Learned): LearnedVectorField {
  const evaluate = scaledEvaluator(learned)
  const derivative = scaledJacobian(learned)
  const name = 'learned vector field'
  const system: LearnedVectorField = {
    ...learnedBase(trajectories),
    ...learned,
    kind: 'ode',
    name,
    field: (_t, y, dydt) => evaluate(y, dydt),
    jacobian: (_t, y, jacobian) => derivative(y, jacobian),
    with: withoutParameters(() => system, name),
  }
  return Object.freeze(system)
}
