import type { Integrator } from '../integrate/integrator.ts'
import type { FlowMapOptions } from '../learn/flow-map.ts'
import type { VectorFieldOptions } from '../learn/vector-field.ts'
import type { Candidate } from './candidate.ts'

/** How long predictions from held-out states are followed, and what counts of them. */
export interface RolloutCriterion {
  /**
   * 'valid-time': the mean time until the error, root mean square over variables in standard deviations, exceeds
   * `threshold`; among equals the smaller error, and last those of which a prediction ends early: it blew up, or went
   * further from the data than they are wide. 'rmse': the error over the whole horizon, infinite where a prediction
   * ends early. Default 'valid-time'.
   */
  readonly measure?: 'valid-time' | 'rmse'
  /** Samples to predict; default half of the longest held-out piece, or of what lies between two origins. */
  readonly horizon?: number
  /** Held-out states to start from, for each origin, evenly spread; default 20. */
  readonly starts?: number
  /**
   * Rolling-origin cross-validation: a candidate is fitted this many times, to what lies before each of so many evenly
   * spread origins, and starts from between it and the next one; all starts count alike. Where whole trajectories are held
   * out, those later in the list are. Default 1.
   *
   * Source: L. J. Tashman, Int. J. Forecasting 16, 437–450 (2000).
   */
  readonly origins?: number
  /** Default 0.4. */
  readonly threshold?: number
}

/**
 * What a search may take: operations of all fits, the last one included, which gives the same result everywhere; or
 * seconds, which does not.
 */
export type Budget = { readonly flops: number } | { readonly seconds: number }

/** What is tuned, or belongs to a run or to its trajectories alone. */
type TunedOption = 'width' | 'sampler' | 'ridge' | 'seed' | 'weights' | 'energy' | 'parameters' | 'controls' | 'strides'

export type CriterionName = 'one-step' | 'rollout' | 'rolling-origin'

interface CommonOptions {
  /**
   * 'one-step': the error of the next sample. 'rollout': of predictions that go on. 'rolling-origin': of such predictions
   * from 3 origins, for three fits. Default 'one-step'.
   */
  readonly by?: CriterionName | RolloutCriterion
  /** Default none: the whole search, some 30 fits. */
  readonly budget?: Budget
  /** Tried in place of the search's own first ones, in order of trust: a budget may end before the last. */
  readonly candidates?: readonly Candidate[]
  /** Whether neighbors of the best one are tried; default true, but false for candidates that were given. */
  readonly refine?: boolean
  /** Most neurons of the search's own candidates; default 1024, and never more than half of the samples. */
  readonly maxWidth?: number
  /** Fraction of the data after the first origin, held out from the first fit; default 0.2, with several origins 0.5. */
  readonly holdOut?: number
  /** Of every network; default 0. */
  readonly seed?: number
  /** How vector fields are integrated; default `dop853()`. */
  readonly integrator?: Integrator
}

export interface TuneFlowMapOptions extends CommonOptions {
  readonly learn: 'flow-map'
  /** What all candidates share. */
  readonly shared?: Omit<FlowMapOptions, TunedOption>
}

export interface TuneVectorFieldOptions extends CommonOptions {
  readonly learn: 'vector-field'
  readonly shared?: Omit<VectorFieldOptions, TunedOption>
}

export type TuneOptions = TuneFlowMapOptions | TuneVectorFieldOptions
