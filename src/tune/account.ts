import { seconds } from '../parallel/stopwatch.ts'
import type { Candidate } from './candidate.ts'
import type { Trial } from './search.ts'
import type { Budget } from './tune-options.ts'

/** Operations of a candidate's fits on the training parts, and of the one on all data. */
export type FitCost = (candidate: Candidate) => { readonly fit: number; readonly refit: number }

/** What a search has spent, and what it can still afford. */
export interface Account {
  /** Those candidates of the list that can be paid, one after another, with the last fit of the costliest besides. */
  admit(candidates: readonly Candidate[]): Candidate[]
  /** Whether the time is over, where there is a limit. */
  overdue(): boolean
  spend(trial: Trial): void
  /** Operations of the trials so far. */
  flops(): number
}

/** @param workers That try candidates at the same time. @throws RangeError for a budget that is not positive. */
export function openAccount(budget: Budget | undefined, cost: FitCost, workers = 1): Account {
  const limit = budget && ('flops' in budget ? budget.flops : budget.seconds)
  if (limit !== undefined && !(limit > 0)) throw new RangeError(`tune: a budget must be positive, got ${limit}`)
  const begun = seconds()
  let spent = 0
  let reserve = 0
  /** The costliest trial tells best how fast the machine is. */
  let largest: Trial | undefined
  const inFlops = (candidates: readonly Candidate[], most: number): Candidate[] => {
    let sum = spent
    let last = reserve
    return candidates.filter((candidate) => {
      const { fit, refit } = cost(candidate)
      if (sum + fit + Math.max(last, refit) > most) return false
      sum += fit
      last = Math.max(last, refit)
      return true
    })
  }
  const inSeconds = (candidates: readonly Candidate[], most: number): Candidate[] => {
    if (!largest || largest.flops === 0) return [...candidates]
    const perFlop = largest.seconds / largest.flops
    let left = most - (seconds() - begun)
    return candidates.filter((candidate) => {
      const { fit, refit } = cost(candidate)
      if (perFlop * (fit / workers + refit) > left) return false
      left -= (perFlop * fit) / workers
      return true
    })
  }
  return {
    admit(candidates) {
      if (!budget) return [...candidates]
      return 'flops' in budget ? inFlops(candidates, budget.flops) : inSeconds(candidates, budget.seconds)
    },
    overdue: () => budget !== undefined && 'seconds' in budget && seconds() - begun >= budget.seconds,
    spend(trial) {
      spent += trial.flops
      reserve = Math.max(reserve, cost(trial.candidate).refit)
      if (!largest || trial.flops > largest.flops) largest = trial
    },
    flops: () => spent,
  }
}
