import { flowPairs } from '../../dataset/flow-pairs.ts'
import type { Ridge } from '../../math/least-squares/solve-factor.ts'
import type { Trajectory } from '../../trajectory.ts'
import { fitKoopmanMap, type KoopmanMap } from './koopman-map.ts'
import { type Observables, observablesRecipe } from './observables.ts'

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
  const { ridge = { relative: 0 } } = options
  return fitKoopmanMap(trajectories, pairs, observablesRecipe('edmd', pairs, options.observables), ridge)
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
  return fitKoopmanMap(trajectories, flowPairs(trajectories), { kind: 'variables' }, ridge)
}
