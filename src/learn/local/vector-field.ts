import type { FiniteDifferences } from '../../dataset/derivatives/finite-differences.ts'
import { fieldPairs } from '../../dataset/field-pairs.ts'
import type { TrajectoryPairs } from '../../dataset/origin.ts'
import type { OdeSystem } from '../../system/system.ts'
import type { Trajectory } from '../../trajectory.ts'
import { checkKnown, knownValues } from '../known-part.ts'
import { learnedBase, type StateSpace, stateSpace, withoutParameters } from '../learned-system.ts'
import { fieldOf, type Make, type Source, sourceOf } from '../source.ts'
import { fitLocal, type LocalLearned, type LocalOptions, localPart } from './fit-local.ts'
import { siteEvaluator, siteJacobian } from './site-evaluator.ts'
import { sumOf } from './sum-of-fields.ts'

export interface LocalVectorFieldOptions extends LocalOptions {
  /** Where derivatives come from: central differences of the states, or a known system. Default { order: 4 }. */
  readonly derivatives?: FiniteDifferences | OdeSystem
  /**
   * A part of the field that is known, at any distance and stiff if need be; the network learns what is missing. With a
   * `semilinear` form of it the sum has one too, so that `etdrk4` applies.
   */
  readonly known?: OdeSystem
}

/** A learned right-hand side that is the same function of its neighborhood at every site. */
export interface LocalVectorField extends OdeSystem, LocalLearned {}

/**
 * Learns the vector field of a ring, a line or a grid whose sites all follow the same law: one sampled network from a
 * site's neighborhood to its time derivative. So a state gives as many samples as it has sites, the network has the
 * neighborhood's dimension and not the state's, and what it does commutes with shifts.
 *
 * @throws RangeError for trajectories that do not fit together or options out of range.
 */
export function learnLocalVectorField(
  trajectories: Trajectory | readonly Trajectory[],
  options: LocalVectorFieldOptions,
): LocalVectorField {
  const { derivatives = { order: 4 }, known } = options
  const by = 'learnLocalVectorField'
  const pairs = fieldPairs(trajectories, derivatives)
  if (known) checkKnown(by, known, 'ode', pairs.inputDim, {})
  const learned = fitLocal(known ? without(pairs, known) : pairs, options, false, by)
  return localField(stateSpace(trajectories), localPart(learned), known)
}

/** A local vector field as plain data. */
export type LocalVectorFieldRecipe = {
  readonly learner: 'local-vector-field'
  readonly space: StateSpace
  readonly known?: Source
  readonly learned: LocalLearned
}

export function localVectorFieldOf({ space, known, learned }: LocalVectorFieldRecipe, make: Make): LocalVectorField {
  const made = known && fieldOf(known, make)
  if (made) checkKnown('local vector field', made, 'ode', space.variables.length, {})
  return localField(space, learned, made)
}

/** Absent where functions belong to the field. */
function recipeOf(
  space: StateSpace,
  learned: LocalLearned,
  known: OdeSystem | undefined,
): LocalVectorFieldRecipe | undefined {
  const source = known && sourceOf(known)
  if (known && !source) return undefined
  return { learner: 'local-vector-field', space, ...(source && { known: source }), learned }
}

function localField(space: StateSpace, learned: LocalLearned, known?: OdeSystem): LocalVectorField {
  const evaluate = siteEvaluator(learned, learned.neighborhood)
  const derivative = siteJacobian(learned, learned.neighborhood)
  const dynamics: Required<Pick<OdeSystem, 'field' | 'jacobian'>> = {
    field: (_t, y, dydt) => evaluate(y, dydt),
    jacobian: (_t, y, jacobian) => derivative(y, jacobian),
  }
  const name = 'learned local vector field'
  const recipe = recipeOf(space, learned, known)
  const system: LocalVectorField = {
    ...learnedBase(space),
    ...learned,
    kind: 'ode',
    name,
    ...(recipe && { recipe }),
    ...(known ? sumOf(known, dynamics) : dynamics),
    with: withoutParameters(() => system, name),
  }
  return Object.freeze(system)
}

/** The targets less what is known of them. */
function without(pairs: TrajectoryPairs, known: OdeSystem): TrajectoryPairs {
  const values = knownValues(known, pairs.inputs, pairs.origin, {})
  return { ...pairs, targets: pairs.targets.map((target, k) => target - values[k]) }
}
