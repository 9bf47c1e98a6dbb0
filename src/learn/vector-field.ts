import { trajectoryList } from '../dataset/checks.ts'
import type { DerivativeSource } from '../dataset/derivatives/estimate-derivatives.ts'
import { fieldPairs } from '../dataset/field-pairs.ts'
import type { TrajectoryPairs } from '../dataset/origin.ts'
import { unwrap } from '../dataset/unwrap.ts'
import { type WeakForm, type Windows, weakPairs } from '../dataset/weak-pairs.ts'
import type { ParallelOptions } from '../network/fit-network-async.ts'
import type { FitOptions } from '../network/fit-options.ts'
import type { OdeSystem } from '../system/system.ts'
import type { Trajectory } from '../trajectory.ts'
import { bindInputs } from './bind-inputs.ts'
import { type ConstraintOptions, constraintsOf } from './constraints.ts'
import { type ExtraInputs, type ExtraOptions, extraInputs, type InputNames } from './extra-inputs.ts'
import { fitScaledNetwork, fitScaledNetworkAsync, type ScalingOptions } from './fit-scaled-network.ts'
import { periodsOf } from './input-embedding.ts'
import { changedValues, freeInputs } from './input-values.ts'
import { checkKnown, knownPart, knownValues, windowMeans, withShared } from './known-part.ts'
import { type Control, learnedFunction } from './learned-function.ts'
import { learnedBase, type StateSpace, stateSpace, variableNames } from './learned-system.ts'
import type { LearningProblem } from './learning-problem.ts'
import { type Learned, learnedPart } from './scaled-network.ts'
import { fieldOf, type Make, type Source, sourceOf } from './source.ts'

export interface VectorFieldOptions extends FitOptions, ScalingOptions, ExtraOptions {
  /**
   * Where derivatives come from: the states, by one of several methods, or a known system, with each trajectory's
   * parameters where it has them. Default { order: 4 }.
   */
  readonly derivatives?: DerivativeSource | WeakForm
  /** Period of each input that has one, by name, such as 2π of an angle; states may jump by whole periods. */
  readonly periodic?: Readonly<Record<string, number>>
  /** A part of the field that is known, with each trajectory's parameters where it has them; the network learns the rest. */
  readonly known?: OdeSystem
  readonly constraints?: ConstraintOptions
}

/**
 * A learned right-hand side dy/dt = f(y): an OdeSystem like any other. Its parameters are the inputs that the network has
 * besides the state; `with` takes any values, but beyond those of the training data, the family's `trainingRegion`, it
 * extrapolates.
 */
export interface LearnedVectorField extends OdeSystem, Learned {
  /** The network of all inputs, where there are others than the state: [state | parameters | controls]. */
  readonly family?: Learned
  /** What the network's output is added to; with this field's parameters. */
  readonly known?: OdeSystem
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
  const extras = extraInputs(who, list, options)
  const periods = periodsOf(who, [...variableNames(list[0]), ...extras.names], options.periodic)
  const continuous = list.map((trajectory) => unwrap(trajectory, periods))
  const { dim } = list[0]
  if (options.known) checkKnown(who, options.known, 'ode', dim, options)
  const pairs = pairsOf(continuous, options)
  const parts: FieldParts = { space: stateSpace(list), inputs: extras, ...(options.known && { known: options.known }) }
  return {
    ...pairs,
    inputs: extras.append(pairs.inputs, pairs.origin),
    inputDim: periods.length,
    targets: options.known ? remainder(pairs, options.known, options) : pairs.targets,
    periods,
    ...(pairs.windows && { windows: withExtras(pairs.windows, extras) }),
    constraints: constraintsOf(who, dim, options.constraints),
    vectorField: (learned) => field(parts, learned, extras.values),
  }
}

interface FieldPairs extends TrajectoryPairs {
  readonly windows?: Windows
}

function pairsOf(list: readonly Trajectory[], options: VectorFieldOptions): FieldPairs {
  const { derivatives = { order: 4 }, parameters } = options
  if (isWeak(derivatives)) return weakPairs(list, derivatives)
  const sources = list.map((_, i) => ('field' in derivatives ? withShared(derivatives, parameters?.[i]) : derivatives))
  return fieldPairs(list, sources)
}

/** The targets less what is known of them, in the mean over windows where the targets are such means. */
function remainder(
  { inputs, targets, origin, windows }: FieldPairs,
  known: OdeSystem,
  options: ExtraOptions,
): Float64Array {
  const values = windows
    ? windowMeans(windows, knownValues(known, windows.points, windows.origin, options), known.dim)
    : knownValues(known, inputs, origin, options)
  return targets.map((target, k) => target - values[k])
}

function withExtras(windows: Windows, extras: ExtraInputs): Windows {
  return { ...windows, points: extras.append(windows.points, windows.origin) }
}

export function isWeak(source: DerivativeSource | WeakForm): source is WeakForm {
  return 'method' in source && source.method === 'weak'
}

/** What a learned field is made of besides the network. */
interface FieldParts {
  readonly space: StateSpace
  /** Inputs that the network has besides the state. */
  readonly inputs: InputNames
  readonly known?: OdeSystem
}

/** A learned vector field as plain data. */
export type VectorFieldRecipe = Omit<FieldParts, 'known'> & {
  readonly learner: 'vector-field'
  readonly family: Learned
  /** Of the inputs; shape [names]. */
  readonly values: Float64Array
  readonly known?: Source
}

export function vectorFieldOf(
  { space, inputs, family, values, known }: VectorFieldRecipe,
  make: Make,
): LearnedVectorField {
  const made = known && fieldOf(known, make)
  if (made) checkKnown('vector field', made, 'ode', space.variables.length, {})
  return field({ space, inputs, ...(made && { known: made }) }, family, values)
}

/** Absent where functions belong to the field. */
function recipeOf(
  { space, inputs, known }: FieldParts,
  family: Learned,
  values: Float64Array,
  control: Control | undefined,
): VectorFieldRecipe | undefined {
  const source = known && sourceOf(known)
  if (control || (known && !source)) return undefined
  return {
    learner: 'vector-field',
    space,
    inputs: { names: inputs.names, controls: inputs.controls },
    ...(source && { known: source }),
    family: learnedPart(family),
    values,
  }
}

function field(parts: FieldParts, family: Learned, values: Float64Array, control?: Control): LearnedVectorField {
  const { space, inputs } = parts
  const dim = space.variables.length
  const free = freeInputs(inputs, values, control)
  const learned = bindInputs(family, dim, free.values)
  const known = parts.known && withShared(parts.known, free.parameters)
  const { value, jacobian } = learnedFunction(learned, dim, known && knownPart(known), control)
  const name = 'learned vector field'
  const recipe = recipeOf(parts, family, values, control)
  const system: LearnedVectorField = {
    ...learnedBase(space),
    ...learned,
    kind: 'ode',
    name,
    parameters: free.parameters,
    ...(recipe && { recipe }),
    ...(inputs.names.length > 0 && { family }),
    ...(known && { known }),
    field: value,
    ...(jacobian && { jacobian }),
    with(changes) {
      const changed = changedValues(name, inputs, values, changes, control)
      return changed === values ? system : field(parts, family, changed, control)
    },
    withControls(varying) {
      if (inputs.controls === 0) throw new RangeError(`${name} has no controls; give them when it is learned`)
      return field(parts, family, values, varying)
    },
  }
  return Object.freeze(system)
}
