import { flowPairs } from '../../dataset/flow-pairs.ts'
import { samplingInterval } from '../../dataset/sampling-interval.ts'
import type { Ridge } from '../../math/least-squares/solve-factor.ts'
import type { Trajectory } from '../../trajectory.ts'
import { variableNames } from '../learned-system.ts'
import { type KoopmanMap, koopmanMap } from './koopman-map.ts'
import { type Observables, observables, stateObservables } from './observables.ts'

export interface EdmdOptions {
  /**
   * Products of variables up to a degree and other terms as text, sines and cosines, or the neurons of a sampled network;
   * the variables and the constant always come first.
   */
  readonly observables: Observables
  /** Penalty on the coefficients; default none. */
  readonly ridge?: Ridge
}

/**
 * Extended dynamic mode decomposition: the linear map of observables of each state to those of the next, by least squares.
 *
 * Source: M. O. Williams, I. G. Kevrekidis, C. W. Rowley, J. Nonlinear Sci. 25, 1307-1346 (2015), eqs. 12-14.
 *
 * @param trajectories One or many, of any lengths; all with the same uniform sampling interval.
 */
export function edmd(trajectories: Trajectory | readonly Trajectory[], options: EdmdOptions): KoopmanMap {
  const pairs = flowPairs(trajectories)
  const variables = variableNames('times' in trajectories ? trajectories : trajectories[0])
  const features = observables('edmd', variables, pairs, options.observables)
  return koopmanMap('extended dynamic mode decomposition', trajectories, {
    pairs,
    features,
    dt: samplingInterval(trajectories),
    ridge: options.ridge ?? { relative: 0 },
  })
}

/**
 * Dynamic mode decomposition: the best linear map, without constant, from each state to the next.
 *
 * Source: J. H. Tu et al., J. Comput. Dyn. 1, 391-421 (2014), definition 1.
 */
export function dynamicModeDecomposition(
  trajectories: Trajectory | readonly Trajectory[],
  { ridge = { relative: 0 } }: { readonly ridge?: Ridge } = {},
): KoopmanMap {
  const pairs = flowPairs(trajectories)
  const features = stateObservables(variableNames('times' in trajectories ? trajectories : trajectories[0]))
  const dt = samplingInterval(trajectories)
  return koopmanMap('dynamic mode decomposition', trajectories, { pairs, features, dt, ridge })
}
