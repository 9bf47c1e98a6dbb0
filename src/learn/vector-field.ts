import { trajectoryList } from '../dataset/checks.ts'
import type { DerivativeSource } from '../dataset/derivatives/estimate-derivatives.ts'
import { fieldPairs } from '../dataset/field-pairs.ts'
import { unwrap } from '../dataset/unwrap.ts'
import { type WeakForm, weakPairs } from '../dataset/weak-pairs.ts'
import type { ParallelOptions } from '../network/fit-network-async.ts'
import type { FitOptions } from '../network/fit-options.ts'
import type { OdeSystem } from '../system/system.ts'
import type { Trajectory } from '../trajectory.ts'
import { bindInputs } from './bind-inputs.ts'
import { type ExtraInputs, type ExtraOptions, extraInputs } from './extra-inputs.ts'
import { periodsOf } from './input-embedding.ts'
import { changedValues, freeInputs } from './input-values.ts'
import { withShared } from './known-part.ts'
import { type Control, learnedFunction } from './learned-function.ts'
import { learnedBase, variableNames } from './learned-system.ts'
import type { LearningProblem } from './learning-problem.ts'
import { fitScaledNetwork, fitScaledNetworkAsync, type Learned, type ScalingOptions } from './scaled-network.ts'

export interface VectorFieldOptions extends FitOptions, ScalingOptions, ExtraOptions {
  /**
   * Where derivatives come from: the states, by one of several methods, or a known system, with each trajectory's
   * parameters where it has them. Default { order: 4 }.
   */
  readonly derivatives?: DerivativeSource | WeakForm
  /** Period of each input that has one, by name, such as 2π of an angle; states may jump by whole periods. */
  readonly periodic?: Readonly<Record<string, number>>
}

/**
 * A learned right-hand side dy/dt = f(y): an OdeSystem like any other. Its parameters are the inputs that the network has
 * besides the state; `with` takes any values, but beyond those of the training data, the family's `trainingRegion`, it
 * extrapolates.
 */
export interface LearnedVectorField extends OdeSystem, Learned {
  /** The network of all inputs, where there are others than the state: [state | parameters | controls]. */
  readonly family?: Learned
  with(parameters: Readonly<Record<string, number>>): LearnedVectorField
  /** The field under controls that vary in time. */
  withControls(control: Control): LearnedVectorField
}

/**
 * Learns the vector field of a system from its trajectories: one sampled network from each state to its time derivative.
 *
 * @param trajectories One or many, of any lengths; uniformly sampled where derivatives are finite differences.
 * @throws RangeError for trajectories that do not fit together or options out of range.
 */
export function learnVectorField(
  trajectories: Trajectory | readonly Trajectory[],
  options: VectorFieldOptions,
): LearnedVectorField {
  const problem = fieldProblem(trajectories, options)
  return problem.vectorField(fitScaledNetwork(problem, options))
}

/** `learnVectorField` on a pool of workers; the same bits for every number of them. */
export async function learnVectorFieldAsync(
  trajectories: Trajectory | readonly Trajectory[],
  options: VectorFieldOptions & ParallelOptions,
): Promise<LearnedVectorField> {
  const problem = fieldProblem(trajectories, options)
  return problem.vectorField(await fitScaledNetworkAsync(problem, options))
}

interface FieldProblem extends LearningProblem {
  readonly vectorField: (learned: Learned) => LearnedVectorField
}

function fieldProblem(trajectories: Trajectory | readonly Trajectory[], options: VectorFieldOptions): FieldProblem {
  const who = 'learnVectorField'
  const list = trajectoryList(trajectories, who)
  const { derivatives = { order: 4 } } = options
  const extras = extraInputs(who, list, options)
  const periods = periodsOf(who, [...variableNames(list[0]), ...extras.names], options.periodic)
  const continuous = list.map((trajectory) => unwrap(trajectory, periods))
  const vectorField = (learned: Learned): LearnedVectorField => field(list[0], extras, learned, extras.values)
  const common = { inputDim: periods.length, periods, vectorField }
  if (!isWeak(derivatives)) {
    const sources = list.map((_, i) =>
      'field' in derivatives ? withShared(derivatives, options.parameters?.[i]) : derivatives,
    )
    const pairs = fieldPairs(continuous, sources)
    return { ...pairs, ...common, inputs: extras.append(pairs.inputs, pairs.origin) }
  }
  const pairs = weakPairs(continuous, derivatives)
  const { windows } = pairs
  return {
    ...pairs,
    ...common,
    inputs: extras.append(pairs.inputs, pairs.origin),
    windows: { ...windows, points: extras.append(windows.points, windows.origin) },
  }
}

function isWeak(source: DerivativeSource | WeakForm): source is WeakForm {
  return 'method' in source && source.method === 'weak'
}

function field(
  first: Trajectory,
  extras: ExtraInputs,
  family: Learned,
  values: Float64Array,
  control?: Control,
): LearnedVectorField {
  const { dim } = first
  const free = freeInputs(extras, values, control)
  const learned = bindInputs(family, dim, free.values)
  const { value, jacobian } = learnedFunction(learned, dim, undefined, control)
  const name = 'learned vector field'
  const system: LearnedVectorField = {
    ...learnedBase(first),
    ...learned,
    kind: 'ode',
    name,
    parameters: free.parameters,
    ...(extras.names.length > 0 && { family }),
    field: value,
    ...(jacobian && { jacobian }),
    with(changes) {
      const changed = changedValues(name, extras, values, changes, control)
      return changed === values ? system : field(first, extras, family, changed, control)
    },
    withControls(varying) {
      if (extras.controls === 0) throw new RangeError(`${name} has no controls; give them when it is learned`)
      return field(first, extras, family, values, varying)
    },
  }
  return Object.freeze(system)
}
