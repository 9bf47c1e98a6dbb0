import type { FlowMap } from '../learn/flow-map.ts'
import { learnFlowMapAsync } from '../learn/flow-map.ts'
import { type LearnedVectorField, learnVectorFieldAsync } from '../learn/vector-field.ts'
import type { Pool } from '../parallel/pool.ts'
import type { Trajectory } from '../trajectory.ts'
import { type Candidate, fitOptionsOf } from './candidate.ts'
import { search } from './search.ts'
import type { Outcome } from './try-candidate.ts'
import type { TuneFlowMapOptions, TuneOptions, TuneVectorFieldOptions } from './tune-options.ts'
import { learnerSpec, type TuneInput } from './tune-task.ts'
import { beginTuning, type Tuned } from './tuning.ts'

export interface ParallelTuneOptions {
  /** The workers, from `nodePool` or `webPool`. */
  readonly pool: Pool
  /** Stops the search at once; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal
  /** Called with the number of candidates tried so far. */
  readonly onProgress?: (tried: number) => void
}

/**
 * `tune` on a pool of workers, which try the candidates of a step side by side; the same bits for every number of them,
 * unless the budget is in seconds.
 *
 * @throws RangeError as `tune` does, and for a system or an integrator that is a function of the user's own; the signal's
 * reason if it is aborted.
 */
export async function tuneAsync(
  trajectories: Trajectory | readonly Trajectory[],
  options: TuneFlowMapOptions & ParallelTuneOptions,
): Promise<Tuned<FlowMap>>
export async function tuneAsync(
  trajectories: Trajectory | readonly Trajectory[],
  options: TuneVectorFieldOptions & ParallelTuneOptions,
): Promise<Tuned<LearnedVectorField>>
export async function tuneAsync(
  trajectories: Trajectory | readonly Trajectory[],
  options: TuneOptions & ParallelTuneOptions,
): Promise<Tuned<FlowMap | LearnedVectorField>> {
  const { pool, signal, onProgress } = options
  signal?.throwIfAborted()
  const tuning = beginTuning(trajectories, options, pool.size)
  const learner = learnerSpec(options)
  let tried = 0
  const run = async (candidate: Candidate): Promise<Outcome> => {
    const input: TuneInput = { problem: tuning.problem, learner, candidate }
    const outcome = await pool.run<Outcome>('tune', input, signal && { signal })
    tried += 1
    onProgress?.(tried)
    return outcome
  }
  const steps = search(tuning.plan)
  let step = steps.next()
  while (!step.done && !tuning.overdue()) {
    const jobs = tuning.admit(step.value).map(async (candidate) => ({ candidate, outcome: await run(candidate) }))
    const trials = tuning.record(step.value, await Promise.all(jobs))
    if (trials.length === 0) break
    step = steps.next(trials)
  }
  return tuning.finish(await refit(trajectories, options, tuning.best()))
}

function refit(
  trajectories: Trajectory | readonly Trajectory[],
  options: TuneOptions & ParallelTuneOptions,
  best: Candidate,
): Promise<FlowMap | LearnedVectorField> {
  const { pool, signal, seed = 0 } = options
  const fit = { ...fitOptionsOf(best, seed), pool, ...(signal && { signal }) }
  return options.learn === 'flow-map'
    ? learnFlowMapAsync(trajectories, { ...options.shared, ...fit })
    : learnVectorFieldAsync(trajectories, { ...options.shared, ...fit })
}
