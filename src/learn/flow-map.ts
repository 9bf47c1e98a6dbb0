import { flowPairs } from '../dataset/flow-pairs.ts'
import { samplingInterval } from '../dataset/sampling-interval.ts'
import type { ParallelOptions } from '../network/fit-network-async.ts'
import type { FitOptions } from '../network/fit-options.ts'
import type { MapSystem } from '../system/system.ts'
import type { Trajectory } from '../trajectory.ts'
import { learnedBase, withoutParameters } from './learned-system.ts'
import {
  fitScaledNetwork,
  fitScaledNetworkAsync,
  type Learned,
  scaledEvaluator,
  scaledJacobian,
  scaledOrbit,
} from './scaled-network.ts'

export interface FlowMapOptions extends FitOptions {
  /** Samples that one application of the map advances; default 1. */
  readonly stride?: number
}

/** A learned map from the state at t to the state at t + dt: a MapSystem like any other. */
export interface FlowMap extends MapSystem, Learned {
  readonly dt: number
}

/**
 * Learns the flow map of a system from its trajectories: one sampled network from each state to the state `stride`
 * samples later.
 *
 * @param trajectories One or many, of any lengths, all with the same uniform sampling interval.
 * @throws RangeError for trajectories that do not fit together or options out of range.
 */
export function learnFlowMap(trajectories: Trajectory | readonly Trajectory[], options: FlowMapOptions): FlowMap {
  return flowMap(trajectories, options, fitScaledNetwork(flowPairs(trajectories, options), options))
}

/** `learnFlowMap` on a pool of workers; the same bits for every number of them. */
export async function learnFlowMapAsync(
  trajectories: Trajectory | readonly Trajectory[],
  options: FlowMapOptions & ParallelOptions,
): Promise<FlowMap> {
  return flowMap(trajectories, options, await fitScaledNetworkAsync(flowPairs(trajectories, options), options))
}

function flowMap(
  trajectories: Trajectory | readonly Trajectory[],
  { stride = 1 }: FlowMapOptions,
  learned: Learned,
): FlowMap {
  const orbit = scaledOrbit(learned)
  const derivative = scaledJacobian(learned)
  const name = 'learned flow map'
  const system: FlowMap = {
    ...learnedBase(trajectories),
    ...learned,
    kind: 'map',
    name,
    dt: stride * samplingInterval(trajectories),
    advance: scaledEvaluator(learned),
    ...(orbit && { orbit }),
    jacobian: (_t, y, jacobian) => derivative(y, jacobian),
    with: withoutParameters(() => system, name),
  }
  return Object.freeze(system)
}
