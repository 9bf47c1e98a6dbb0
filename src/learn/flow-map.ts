import { trajectoryList } from '../dataset/checks.ts'
import { flowPairs } from '../dataset/flow-pairs.ts'
import { samplingInterval } from '../dataset/sampling-interval.ts'
import { stridePairs } from '../dataset/stride-pairs.ts'
import { unwrap } from '../dataset/unwrap.ts'
import type { ParallelOptions } from '../network/fit-network-async.ts'
import type { FitOptions } from '../network/fit-options.ts'
import type { MapSystem } from '../system/system.ts'
import type { Trajectory } from '../trajectory.ts'
import { bindInputs } from './bind-inputs.ts'
import { type ConstraintOptions, constraintsOf } from './constraints.ts'
import { type ExtraOptions, extraInputs, type InputNames } from './extra-inputs.ts'
import { fitScaledNetwork, fitScaledNetworkAsync, type ScalingOptions } from './fit-scaled-network.ts'
import { type FlowTarget, flowTarget, flowTargets } from './flow-targets.ts'
import { periodsOf } from './input-embedding.ts'
import { changedValues, freeInputs } from './input-values.ts'
import { checkKnown, knownPart, withShared } from './known-part.ts'
import { type Control, identity, learnedFunction } from './learned-function.ts'
import { learnedBase, type StateSpace, stateSpace, variableNames } from './learned-system.ts'
import type { LearningProblem } from './learning-problem.ts'
import { type Learned, learnedPart } from './scaled-network.ts'
import { scaledOrbit } from './scaled-orbit.ts'
import { type Make, mapOf, type Source, sourceOf } from './source.ts'

export interface FlowMapOptions extends FitOptions, ScalingOptions, ExtraOptions {
  /** Samples that one application of the map advances; default 1. */
  readonly stride?: number
  /**
   * Instead of `stride`: makes the time step an input, named dt, from pairs over each of these strides. Trajectories may
   * then be sampled at any times. Between few different steps a network may do what it likes: for Lorenz 63, 1, 2, …, 8
   * fill the range between them, 1, 2, 4, 8 do not.
   */
  readonly strides?: readonly number[]
  /** Period of each input that has one, by name, such as 2π of an angle; states may jump by whole periods. */
  readonly periodic?: Readonly<Record<string, number>>
  /**
   * What the network gives: the next state, its difference to the present one (or to what is known of it), or that divided
   * by the time step; always scaled by itself. Default 'state', but 'rate' where the time step is an input, and 'increment' where a variable is
   * periodic or a sum conserved, which can then not be 'state'.
   */
  readonly target?: FlowTarget
  /** A map that is nearly right, with each trajectory's parameters where it has them; the network learns what it lacks. */
  readonly known?: MapSystem
  readonly constraints?: ConstraintOptions
}

/**
 * A learned map from the state at t to the state at t + dt: a MapSystem like any other. Its parameters are the inputs that
 * the network has besides the state; `with` takes any values, but beyond those of the training data, the family's
 * `trainingRegion`, it extrapolates.
 */
export interface FlowMap extends MapSystem, Learned {
  readonly dt: number
  readonly target: FlowTarget
  /** The network of all inputs, where there are others than the state: [state | parameters | dt | controls]. */
  readonly family?: Learned
  /** What the network's output is added to, instead of the state; with this map's parameters. */
  readonly known?: MapSystem
  with(parameters: Readonly<Record<string, number>>): FlowMap
  /** The map under controls that vary: each is held from the start of a step to its end. */
  withControls(control: Control): FlowMap
}

/**
 * Learns the flow map of a system from its trajectories: one sampled network from each state to the state `stride`
 * samples later. A periodic variable is never brought back into its first period by the map.
 *
 * @param trajectories One or many, of any lengths; all with the same uniform sampling interval, unless `strides` is given.
 * @throws RangeError for trajectories that do not fit together or options out of range.
 */
export function learnFlowMap(trajectories: Trajectory | readonly Trajectory[], options: FlowMapOptions): FlowMap {
  const problem = flowProblem(trajectories, options)
  return problem.flowMap(fitScaledNetwork(problem, options))
}

/** `learnFlowMap` on a pool of workers; the same bits for every number of them. */
export async function learnFlowMapAsync(
  trajectories: Trajectory | readonly Trajectory[],
  options: FlowMapOptions & ParallelOptions,
): Promise<FlowMap> {
  const problem = flowProblem(trajectories, options)
  return problem.flowMap(await fitScaledNetworkAsync(problem, options))
}

interface FlowProblem extends LearningProblem {
  readonly flowMap: (learned: Learned) => FlowMap
}

function flowProblem(trajectories: Trajectory | readonly Trajectory[], options: FlowMapOptions): FlowProblem {
  const who = 'learnFlowMap'
  const list = trajectoryList(trajectories, who)
  const { stride = 1, strides } = options
  if (strides && options.stride !== undefined)
    throw new RangeError(`${who}: stride ${options.stride} and strides ${strides.join(', ')}; give one of them`)
  const extras = extraInputs(who, list, options, strides && 'dt')
  const periods = periodsOf(who, [...variableNames(list[0]), ...extras.names], options.periodic)
  const continuous = list.map((trajectory) => unwrap(trajectory, periods))
  const pairs = strides ? stridePairs(who, continuous, strides) : flowPairs(continuous, { stride })
  const constraints = constraintsOf(who, pairs.inputDim, options.constraints)
  const own = periods.subarray(0, pairs.inputDim)
  const target = flowTarget(options, own.some((period) => period > 0) || constraints.conserved !== undefined)
  if (options.known) checkKnown(who, options.known, 'map', pairs.inputDim, options)
  const parts: FlowParts = {
    space: stateSpace(list),
    inputs: extras,
    target,
    ...(options.known && { known: options.known }),
    ...(!strides && { dt: stride * samplingInterval(list) }),
  }
  return {
    ...pairs,
    inputs: extras.append(pairs.inputs, pairs.origin, pairs.intervals),
    inputDim: periods.length,
    targets: flowTargets(pairs, target, options, own),
    periods,
    constraints,
    flowMap: (learned) => flowMap(parts, learned, extras.values),
  }
}

/** What a flow map is made of besides the network. */
interface FlowParts {
  readonly space: StateSpace
  /** Inputs that the network has besides the state. */
  readonly inputs: InputNames
  readonly target: FlowTarget
  readonly known?: MapSystem
  /** Absent where it is an input. */
  readonly dt?: number
}

/** A flow map as plain data. */
export type FlowMapRecipe = Omit<FlowParts, 'known'> & {
  readonly learner: 'flow-map'
  readonly family: Learned
  /** Of the inputs; shape [names]. */
  readonly values: Float64Array
  readonly known?: Source
}

export function flowMapOf({ family, values, known, space, inputs, target, dt }: FlowMapRecipe, make: Make): FlowMap {
  const parts: FlowParts = {
    ...{ space, inputs, target },
    ...(dt !== undefined && { dt }),
    ...(known && { known: mapOf(known, make) }),
  }
  if (parts.known) checkKnown('flow map', parts.known, 'map', space.variables.length, {})
  return flowMap(parts, family, values)
}

/** Absent where functions belong to the map. */
function recipeOf(
  { space, inputs, target, dt, known }: FlowParts,
  family: Learned,
  values: Float64Array,
  control: Control | undefined,
): FlowMapRecipe | undefined {
  const source = known && sourceOf(known)
  if (control || (known && !source)) return undefined
  return {
    learner: 'flow-map',
    space,
    inputs: { names: inputs.names, controls: inputs.controls },
    target,
    ...(dt !== undefined && { dt }),
    ...(source && { known: source }),
    family: learnedPart(family),
    values,
  }
}

function flowMap(parts: FlowParts, family: Learned, values: Float64Array, control?: Control): FlowMap {
  const { space, inputs, target } = parts
  const dim = space.variables.length
  const free = freeInputs(inputs, values, control)
  const dt = parts.dt ?? free.parameters.dt
  if (!(dt !== 0)) throw new RangeError('learned flow map: dt must not be 0')
  const bound = bindInputs(family, dim, free.values)
  const learned = target === 'rate' ? inUnitsOf(bound, dt) : bound
  const known = parts.known && withShared(parts.known, free.parameters)
  const base = known ? knownPart(known) : target === 'state' ? undefined : identity
  const { value, jacobian } = learnedFunction(learned, dim, base, control)
  const orbit = control === undefined && !known && scaledOrbit(learned, base !== undefined)
  const name = 'learned flow map'
  const recipe = recipeOf(parts, family, values, control)
  const system: FlowMap = {
    ...learnedBase(space),
    ...learned,
    kind: 'map',
    name,
    parameters: free.parameters,
    dt,
    target,
    ...(recipe && { recipe }),
    ...(inputs.names.length > 0 && { family }),
    ...(known && { known }),
    advance: (y, next, t) => value(t, y, next),
    ...(orbit && { orbit }),
    ...(jacobian && { jacobian }),
    with(changes) {
      const changed = changedValues(name, inputs, values, changes, control)
      return changed === values ? system : flowMap(parts, family, changed, control)
    },
    withControls(varying) {
      if (inputs.controls === 0) throw new RangeError(`${name} has no controls; give them when it is learned`)
      return flowMap(parts, family, values, varying)
    },
  }
  return Object.freeze(system)
}

/** The same map with another readout. @param first Gives what the map takes over from its data. */
export function withReadout(map: FlowMap, first: Trajectory, readout: Float64Array): FlowMap {
  const { target, dt, network, known } = map
  const parts: FlowParts = {
    space: stateSpace(first),
    inputs: { names: [], controls: 0 },
    target: target === 'rate' ? 'increment' : target,
    ...(known && { known }),
    dt,
  }
  return flowMap(parts, { ...map, network: { ...network, readout } }, new Float64Array(0))
}

/** Increments from rates. */
function inUnitsOf(learned: Learned, dt: number): Learned {
  const { mean, scale } = learned.outputScaler
  return {
    ...learned,
    outputScaler: { mean: mean.map((value) => value * dt), scale: scale.map((value) => value * dt) },
  }
}
