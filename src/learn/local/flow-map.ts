import { flowPairs } from '../../dataset/flow-pairs.ts'
import { samplingInterval } from '../../dataset/sampling-interval.ts'
import type { MapSystem } from '../../system/system.ts'
import type { Trajectory } from '../../trajectory.ts'
import { learnedBase, type StateSpace, stateSpace, withoutParameters } from '../learned-system.ts'
import { fitLocal, type LocalLearned, type LocalOptions, localPart } from './fit-local.ts'
import { siteEvaluator, siteJacobian } from './site-evaluator.ts'

export interface LocalFlowMapOptions extends LocalOptions {
  /** Samples that one application of the map advances; default 1. */
  readonly stride?: number
  /** Learn what is added to a site's own values and not the next values themselves; default true. */
  readonly increments?: boolean
}

/** A learned map that is the same function of its neighborhood at every site. */
export interface LocalFlowMap extends MapSystem, LocalLearned {
  readonly dt: number
}

/**
 * Learns the flow map of a ring, a line or a grid whose sites all follow the same law: one sampled network from a site's
 * neighborhood to its values `stride` samples later. The neighborhood has to hold what can reach the site in that time.
 * With `inputNoise` the map is told to take no notice of what neighbors never do: in a field that smooths, short waves.
 *
 * @throws RangeError for trajectories that do not fit together or options out of range.
 */
export function learnLocalFlowMap(
  trajectories: Trajectory | readonly Trajectory[],
  options: LocalFlowMapOptions,
): LocalFlowMap {
  const { stride = 1, increments = true } = options
  const learned = fitLocal(flowPairs(trajectories, options), options, increments, 'learnLocalFlowMap')
  const dt = stride * samplingInterval(trajectories)
  return localFlowMapOf({
    learner: 'local-flow-map',
    space: stateSpace(trajectories),
    dt,
    increments,
    learned: localPart(learned),
  })
}

/** A local flow map as plain data. */
export type LocalFlowMapRecipe = {
  readonly learner: 'local-flow-map'
  readonly space: StateSpace
  readonly dt: number
  /** Whether the network gives what is added to a site's own values. */
  readonly increments: boolean
  readonly learned: LocalLearned
}

export function localFlowMapOf(recipe: LocalFlowMapRecipe): LocalFlowMap {
  const { space, dt, increments, learned } = recipe
  const { neighborhood } = learned
  const evaluate = siteEvaluator(learned, neighborhood)
  const derivative = siteJacobian(learned, neighborhood)
  const dim = space.variables.length
  const name = 'learned local flow map'
  const system: LocalFlowMap = {
    ...learnedBase(space),
    ...learned,
    kind: 'map',
    name,
    dt,
    recipe,
    advance(y, next) {
      evaluate(y, next)
      if (increments) for (let i = 0; i < dim; i++) next[i] += y[i]
    },
    jacobian(_t, y, jacobian) {
      derivative(y, jacobian)
      if (increments) for (let i = 0; i < dim; i++) jacobian[i * (dim + 1)] += 1
    },
    with: withoutParameters(() => system, name),
  }
  return Object.freeze(system)
}
