import { trajectoryList } from '../dataset/checks.ts'
import { flowPairs } from '../dataset/flow-pairs.ts'
import { samplingInterval } from '../dataset/sampling-interval.ts'
import { unwrap } from '../dataset/unwrap.ts'
import type { ParallelOptions } from '../network/fit-network-async.ts'
import type { FitOptions } from '../network/fit-options.ts'
import type { MapSystem } from '../system/system.ts'
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
import { scaledOrbit } from './scaled-orbit.ts'

export interface FlowMapOptions extends FitOptions, ScalingOptions {
  /** Samples that one application of the map advances; default 1. */
  readonly stride?: number
  /** Period of each variable that has one, by name, such as 2π of an angle; its states may jump by whole periods. */
  readonly periodic?: Readonly<Record<string, number>>
  /**
   * What the network gives: the next state, or its difference to the present one, scaled by itself. Default 'state', but
   * 'increment' where a variable is periodic, which then cannot be otherwise.
   */
  readonly target?: 'state' | 'increment'
}

/** A learned map from the state at t to the state at t + dt: a MapSystem like any other. */
export interface FlowMap extends MapSystem, Learned {
  readonly dt: number
  /** Whether the network gives the next state less the present one. */
  readonly increments: boolean
}

/**
 * Learns the flow map of a system from its trajectories: one sampled network from each state to the state `stride`
 * samples later. A periodic variable is never brought back into its first period by the map.
 *
 * @param trajectories One or many, of any lengths, all with the same uniform sampling interval.
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
  const list = trajectoryList(trajectories, 'learnFlowMap')
  const periods = periodsOf('learnFlowMap', variableNames(list[0]), options.periodic)
  const pairs = flowPairs(
    list.map((trajectory) => unwrap(trajectory, periods)),
    options,
  )
  const increments = givesIncrements(options.target, periods)
  const targets = increments ? pairs.targets.map((value, k) => value - pairs.inputs[k]) : pairs.targets
  const dt = (options.stride ?? 1) * samplingInterval(list)
  return { ...pairs, targets, periods, flowMap: (learned) => flowMap(list[0], learned, increments, dt) }
}

function givesIncrements(target: FlowMapOptions['target'], periods: Float64Array): boolean {
  const periodic = periods.some((period) => period > 0)
  if (target !== undefined && target !== 'state' && target !== 'increment')
    throw new RangeError(`learnFlowMap: target must be 'state' or 'increment', got '${target}'`)
  if (periodic && target === 'state')
    throw new RangeError("learnFlowMap: target 'state' of a periodic variable jumps by its period; use 'increment'")
  return periodic || target === 'increment'
}

/** The system that a fit has made; `first` gives what it takes over from its data. */
export function flowMap(first: Trajectory, learned: Learned, increments: boolean, dt: number): FlowMap {
  const orbit = scaledOrbit(learned, increments)
  const evaluate = scaledEvaluator(learned)
  const derivative = scaledJacobian(learned)
  const name = 'learned flow map'
  const { dim } = first
  const system: FlowMap = {
    ...learnedBase(first),
    ...learned,
    kind: 'map',
    name,
    dt,
    increments,
    advance(y, next) {
      evaluate(y, next)
      if (increments) for (let j = 0; j < dim; j++) next[j] += y[j]
    },
    ...(orbit && { orbit }),
    jacobian(_t, y, jacobian) {
      derivative(y, jacobian)
      if (increments) for (let j = 0; j < dim; j++) jacobian[j * (dim + 1)] += 1
    },
    with: withoutParameters(() => system, name),
  }
  return Object.freeze(system)
}
