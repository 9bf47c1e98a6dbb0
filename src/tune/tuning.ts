import { trajectoryList } from '../dataset/checks.ts'
import type { FitOptions } from '../network/fit-options.ts'
import type { Trajectory } from '../trajectory.ts'
import { type FitCost, openAccount } from './account.ts'
import { type Candidate, candidateFlops, candidateKey, fitOptionsOf } from './candidate.ts'
import { type Batch, type Better, type SearchPlan, sortTrials, type Trial } from './search.ts'
import type { Outcome } from './try-candidate.ts'
import type { TuneOptions } from './tune-options.ts'
import { type TuningProblem, tuningProblem } from './tuning-problem.ts'

/** What a search found. */
export interface Tuned<Model> {
  /** The chosen candidate: plain data. */
  readonly best: Candidate
  /** What the model was learned with: options of its learner. */
  readonly options: FitOptions
  /** Learned from all data with the chosen candidate. */
  readonly model: Model
  /** All that were tried, the best first. */
  readonly tried: readonly Trial[]
  /** Why it was chosen, in words. */
  readonly reason: string
  /** Operations of all fits, the last one included. */
  readonly flops: number
}

/** A search at work, wherever candidates are tried. */
export interface Tuning {
  readonly problem: TuningProblem
  readonly plan: SearchPlan
  /** Those of the batch that are new and can be paid. */
  admit(batch: Batch): Candidate[]
  overdue(): boolean
  /** Notes what came of the candidates; all trials of the batch, earlier ones included. */
  record(batch: Batch, outcomes: readonly { readonly candidate: Candidate; readonly outcome: Outcome }[]): Trial[]
  best(): Candidate
  finish<Model extends { readonly report: { readonly cost: { readonly flops: number } } }>(model: Model): Tuned<Model>
}

export function beginTuning(
  trajectories: Trajectory | readonly Trajectory[],
  options: TuneOptions,
  workers = 1,
): Tuning {
  const problem = tuningProblem(trajectories, options)
  const { candidates, seed = 0 } = options
  if (candidates?.length === 0) throw new RangeError('tune: the list of candidates is empty')
  const samples = problem.folds.map(({ train }) => countSamples(train))
  const all = countSamples(trajectoryList(trajectories, 'tune'))
  const { dim } = problem.folds[0].train[0]
  // A periodic variable is two inputs.
  const inputDim = dim + Object.keys(options.shared?.periodic ?? {}).length
  const cost: FitCost = (candidate) => ({
    fit: samples.reduce((sum, rows) => sum + candidateFlops(candidate, rows, inputDim, dim), 0),
    refit: candidateFlops(candidate, all, inputDim, dim),
  })
  const account = openAccount(options.budget, cost, workers)
  const better = problem.measure === 'rmse' ? lessError : longerValid
  const trials = new Map<string, Trial>()
  const sorted = (): Trial[] => sortTrials([...trials.values()], better)
  return {
    problem,
    plan: {
      ...(candidates && { candidates }),
      refine: options.refine ?? candidates === undefined,
      maxWidth: checkWidth(options.maxWidth ?? 1024, Math.min(...samples)),
      better,
    },
    admit: (batch) => account.admit(batch.candidates.filter((candidate) => !trials.has(candidateKey(candidate)))),
    overdue: account.overdue,
    record({ stage, candidates: asked }, outcomes) {
      for (const { candidate, outcome } of outcomes) {
        const trial: Trial = { candidate, stage, ...outcome }
        trials.set(candidateKey(candidate), trial)
        account.spend(trial)
      }
      return asked.flatMap((candidate) => trials.get(candidateKey(candidate)) ?? [])
    },
    best() {
      const [first] = sorted()
      if (!first)
        throw new RangeError('tune: the budget is too small for any candidate; raise it or give narrower ones')
      if (first.message !== undefined) throw new RangeError(`tune: every candidate failed; the first: ${first.message}`)
      return first.candidate
    },
    finish(model) {
      const tried = sorted()
      const best = tried[0].candidate
      const learned = { ...options.shared, ...fitOptionsOf(best, seed) }
      const flops = account.flops() + model.report.cost.flops
      return Object.freeze({ best, options: learned, model, tried, reason: reason(tried, problem), flops })
    },
  }
}

const lessError: Better = (a, b, factor = 1) => factor * a.error < b.error

/** A candidate of which some prediction leaves the region is worse than any of which none does. */
const longerValid: Better = (a, b, factor = 1) => {
  const [stable, other] = [a, b].map(({ error }) => Number.isFinite(error))
  if (stable !== other) return stable
  return a.validTime > factor * b.validTime || (a.validTime >= b.validTime && lessError(a, b, factor))
}

function countSamples(trajectories: readonly Trajectory[]): number {
  return trajectories.reduce((sum, { times }) => sum + times.length, 0)
}

function checkWidth(maxWidth: number, samples: number): number {
  if (!(Number.isInteger(maxWidth) && maxWidth > 0))
    throw new RangeError(`tune: maxWidth must be a positive whole number, got ${maxWidth}`)
  return Math.max(1, Math.min(maxWidth, Math.floor(samples / 2)))
}

function reason(tried: readonly Trial[], { measure, folds, threshold }: TuningProblem): string {
  const steps = folds[0].windows[0].times.length - 1
  const counts = folds.map(({ windows }) => windows.length)
  const [least, most] = [Math.min(...counts), Math.max(...counts)]
  const origins = folds.length > 1 ? `${folds.length} origins of ` : ''
  const starts = `${origins}${least < most ? `${least} to ` : ''}${most} held-out starts`
  const over = `${starts} of ${steps} step${steps === 1 ? '' : 's'}, ${tried.length} candidates tried`
  const text = ({ error, validTime }: Trial): string =>
    measure === 'rmse'
      ? `error ${error.toExponential(2)}`
      : `valid time ${validTime.toPrecision(4)} (threshold ${threshold}), error ${error.toExponential(2)}`
  return `${text(tried[0])}${tried.length > 1 ? `; next ${text(tried[1])}` : ''}; ${over}`
}
