import { trajectoryList } from '../dataset/checks.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { type FiniteDifferences, fieldPairs } from '../dataset/field-pairs.ts'
import { unwrap } from '../dataset/unwrap.ts'
import type { ParallelOptions } from '../network/fit-network-async.ts'
import type { FitOptions } from '../network/fit-options.ts'
import type { OdeSystem } from '../system/system.ts'
import type { Trajectory } from '../trajectory.ts'
import { periodsOf } from './input-embedding.ts'
import { learnedBase, variableNames, withoutParameters } from './learned-system.ts'
import {
  fitScaledNetwork,
  fitScaledNetworkAsync,
  type Learned,
  type ScalingOptions,
  scaledEvaluator,
  scaledJacobian,
} from './scaled-network.ts'

export interface VectorFieldOptions extends FitOptions, ScalingOptions {
  /** Where derivatives come from: central differences of the states, or a known system. Default { order: 4 }. */
  readonly derivatives?: FiniteDifferences | OdeSystem
  /** Period of each variable that has one, by name, such as 2π of an angle; its states may jump by whole periods. */
  readonly periodic?: Readonly<Record<string, number>>
}

/** A learned right-hand side dy/dt = f(y): an OdeSystem like any other. */
export interface LearnedVectorField extends OdeSystem, Learned {}

/**
 * Learns the vector field of an autonomous system from its trajectories: one sampled network from each state to its
 * time derivative.
 *
 * @param trajectories One or many, of any lengths; uniformly sampled where derivatives are differenced.
 * @throws RangeError for trajectories that do not fit together or options out of range.
 */
export function learnVectorField(
  trajectories: Trajectory | readonly Trajectory[],
  options: VectorFieldOptions,
): LearnedVectorField {
  const { dataset, periods } = fieldProblem(trajectories, options)
  return vectorField(trajectories, fitScaledNetwork(dataset, options, periods))
}

/** `learnVectorField` on a pool of workers; the same bits for every number of them. */
export async function learnVectorFieldAsync(
  trajectories: Trajectory | readonly Trajectory[],
  options: VectorFieldOptions & ParallelOptions,
): Promise<LearnedVectorField> {
  const { dataset, periods } = fieldProblem(trajectories, options)
  return vectorField(trajectories, await fitScaledNetworkAsync(dataset, options, periods))
}

function fieldProblem(
  trajectories: Trajectory | readonly Trajectory[],
  { derivatives = { order: 4 }, periodic }: VectorFieldOptions,
): { dataset: Dataset; periods: Float64Array } {
  const list = trajectoryList(trajectories, 'learnVectorField')
  const periods = periodsOf('learnVectorField', variableNames(list[0]), periodic)
  const continuous = list.map((trajectory) => unwrap(trajectory, periods))
  return { dataset: fieldPairs(continuous, derivatives), periods }
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
