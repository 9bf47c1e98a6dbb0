import type { Dataset } from '../dataset/dataset.ts'
import { type FiniteDifferences, fieldPairs } from '../dataset/field-pairs.ts'
import type { ParallelOptions } from '../network/fit-network-async.ts'
import type { FitOptions } from '../network/fit-options.ts'
import type { OdeSystem } from '../system/system.ts'
import type { Trajectory } from '../trajectory.ts'
import { learnedBase, withoutParameters } from './learned-system.ts'
import {
  fitScaledNetwork,
  fitScaledNetworkAsync,
  type Learned,
  scaledEvaluator,
  scaledJacobian,
} from './scaled-network.ts'

export interface VectorFieldOptions extends FitOptions {
  /** Where derivatives come from: central differences of the states, or a known system. Default { order: 4 }. */
  readonly derivatives?: FiniteDifferences | OdeSystem
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
  return vectorField(trajectories, fitScaledNetwork(pairs(trajectories, options), options))
}

/** `learnVectorField` on a pool of workers; the same bits for every number of them. */
export async function learnVectorFieldAsync(
  trajectories: Trajectory | readonly Trajectory[],
  options: VectorFieldOptions & ParallelOptions,
): Promise<LearnedVectorField> {
  return vectorField(trajectories, await fitScaledNetworkAsync(pairs(trajectories, options), options))
}

function pairs(trajectories: Trajectory | readonly Trajectory[], { derivatives }: VectorFieldOptions): Dataset {
  return fieldPairs(trajectories, derivatives ?? { order: 4 })
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
