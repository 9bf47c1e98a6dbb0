import { errorOverTime } from '../compare/error-over-time.ts'
import { validTime } from '../compare/valid-time.ts'
import type { Integrator } from '../integrate/integrator.ts'
import { type FlowMap, learnFlowMap } from '../learn/flow-map.ts'
import { type LearnedVectorField, learnVectorField } from '../learn/vector-field.ts'
import { mean, rootMeanSquare } from '../math/statistics.ts'
import { seconds } from '../parallel/stopwatch.ts'
import { rollout } from '../rollout.ts'
import { stateAt, type Trajectory } from '../trajectory.ts'
import { type Candidate, fitOptionsOf } from './candidate.ts'
import type { TuneFlowMapOptions, TuneOptions, TuneVectorFieldOptions } from './tune-options.ts'
import type { TuningProblem } from './tuning-problem.ts'

/** What came of a candidate. */
export interface Outcome {
  /**
   * Root mean square over held-out windows, times and variables, in standard deviations; Infinity if a prediction ended
   * early or a fit failed.
   */
  readonly error: number
  /** Mean over the windows until the error exceeds the threshold; in time units. */
  readonly validTime: number
  /** Operations of all fits, one for each origin. */
  readonly flops: number
  /** Of fits and predictions. */
  readonly seconds: number
  /** Why a fit failed. */
  readonly message?: string
}

/** A learner with what all candidates share. */
export interface Learner {
  readonly learn: TuneOptions['learn']
  readonly shared?: TuneOptions['shared']
  readonly seed?: number
  readonly integrator?: Integrator
}

/**
 * Fits the candidate before each origin and predicts every window after it. What is wrong with a candidate ends it alone,
 * so it does not throw.
 */
export function tryCandidate(problem: TuningProblem, learner: Learner, candidate: Candidate): Outcome {
  const start = seconds()
  let flops = 0
  try {
    const runs = problem.folds.flatMap(({ train, windows }) => {
      const model = learnCandidate(train, learner, candidate)
      flops += model.report.cost.flops
      return windows.map((truth) => judge(model, truth, problem, learner))
    })
    const error = rootMeanSquare(runs.map((run) => run.error))
    return { error, validTime: mean(runs.map((run) => run.validTime)), flops, seconds: seconds() - start }
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown
    const { message } = thrown
    return { error: Number.POSITIVE_INFINITY, validTime: 0, flops, seconds: seconds() - start, message }
  }
}

export function learnCandidate(
  trajectories: readonly Trajectory[],
  { learn, shared, seed = 0 }: Learner,
  candidate: Candidate,
): FlowMap | LearnedVectorField {
  const fit = fitOptionsOf(candidate, seed)
  // `learn` and `shared` come from the same options, so they belong together.
  if (learn === 'flow-map') return learnFlowMap(trajectories, { ...(shared as TuneFlowMapOptions['shared']), ...fit })
  if (learn === 'vector-field')
    return learnVectorField(trajectories, { ...(shared as TuneVectorFieldOptions['shared']), ...fit })
  throw new TypeError(`tune: learn must be 'flow-map' or 'vector-field', got '${learn}'`)
}

function judge(
  model: FlowMap | LearnedVectorField,
  truth: Trajectory,
  { scale, region, threshold }: TuningProblem,
  { integrator }: Learner,
): Pick<Outcome, 'error' | 'validTime'> {
  const prediction = rollout(model, stateAt(truth, 0), truth.times, { region, ...(integrator && { integrator }) })
  const errors = errorOverTime(truth, prediction, scale)
  return {
    // The start itself is no prediction.
    error: errors.length < truth.times.length ? Number.POSITIVE_INFINITY : rootMeanSquare(errors.subarray(1)),
    validTime: validTime(truth.times, errors, threshold).time,
  }
}
