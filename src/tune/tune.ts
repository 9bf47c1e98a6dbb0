import { trajectoryList } from '../dataset/checks.ts'
import type { FlowMap } from '../learn/flow-map.ts'
import type { LearnedVectorField } from '../learn/vector-field.ts'
import type { Trajectory } from '../trajectory.ts'
import { search } from './search.ts'
import { learnCandidate, tryCandidate } from './try-candidate.ts'
import type { TuneFlowMapOptions, TuneOptions, TuneVectorFieldOptions } from './tune-options.ts'
import { beginTuning, type Tuned } from './tuning.ts'

/**
 * Chooses sampler, slope scale, width and ridge by predictions from held-out states, of one step or of many, and learns
 * from all data with what was chosen. First a few candidates at a small width, the better half at twice the width, and so
 * on (successive halving); then the neighbors of the best one.
 *
 * The same seed gives the same bits, unless the budget is in seconds.
 *
 * @throws RangeError for data that are too short or do not fit together, options out of range, or if no candidate can be
 * fitted within the budget.
 */
export function tune(trajectories: Trajectory | readonly Trajectory[], options: TuneFlowMapOptions): Tuned<FlowMap>
export function tune(
  trajectories: Trajectory | readonly Trajectory[],
  options: TuneVectorFieldOptions,
): Tuned<LearnedVectorField>
export function tune(
  trajectories: Trajectory | readonly Trajectory[],
  options: TuneOptions,
): Tuned<FlowMap | LearnedVectorField> {
  const tuning = beginTuning(trajectories, options)
  const steps = search(tuning.plan)
  let step = steps.next()
  while (!step.done) {
    const outcomes = tuning.admit(step.value).flatMap((candidate) => {
      return tuning.overdue() ? [] : { candidate, outcome: tryCandidate(tuning.problem, options, candidate) }
    })
    const trials = tuning.record(step.value, outcomes)
    if (trials.length === 0) break
    step = steps.next(trials)
  }
  return tuning.finish(learnCandidate(trajectoryList(trajectories, 'tune'), options, tuning.best()))
}
