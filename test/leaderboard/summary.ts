import { mean, median } from '../../src/math/statistics.ts'
import type { Part, Row } from './row.ts'

/** One learner at one granularity, over all systems; a system with several starts counts once, with their mean. */
export interface Summary {
  readonly learner: string
  readonly granularity: number
  readonly systems: number
  readonly medianSmape: number
  readonly meanSmape: number
  /** In periods. */
  readonly medianValidTime: number
  readonly shareToTheEnd: number
  /** NaN where nothing was learned. */
  readonly medianFitSeconds: number
  /** Rows without any forecast. */
  readonly failed: number
}

/** Summaries of one part of the rows, the least median sMAPE first. */
export function summarize(rows: readonly Row[], part: Part, granularity: number): Summary[] {
  const wanted = rows.filter(
    (row) => row.observed === part.observed && row.noise === part.noise && row.granularity === granularity,
  )
  const summaries = [...groups(wanted, ({ learner }) => learner)].map(([learner, own]) => ({
    ...{ learner, granularity },
    ...summaryOf(own),
  }))
  return summaries.sort((a, b) => a.medianSmape - b.medianSmape)
}

function summaryOf(rows: readonly Row[]): Omit<Summary, 'learner' | 'granularity'> {
  const systems = [...groups(rows, ({ system }) => system).values()]
  const over = (pick: (row: Row) => number): number[] => systems.map((own) => mean(own.map(pick)))
  const smape = over((row) => row.smape)
  const seconds = rows.flatMap(({ fitSeconds }) => fitSeconds ?? [])
  return {
    systems: systems.length,
    medianSmape: median(smape),
    meanSmape: mean(smape),
    medianValidTime: median(over((row) => row.validTime)),
    shareToTheEnd: mean(rows.map(({ toTheEnd }) => Number(toTheEnd))),
    medianFitSeconds: seconds.length > 0 ? median(seconds) : Number.NaN,
    failed: rows.filter(({ status }) => status.startsWith('failed')).length,
  }
}

/** The learners on one system from best to worst, by the mean sMAPE over starts. */
export interface Ranking {
  readonly system: string
  readonly ranks: readonly { readonly learner: string; readonly smape: number }[]
}

export function rankPerSystem(rows: readonly Row[], part: Part, granularity: number): Ranking[] {
  const wanted = rows.filter(
    (row) => row.observed === part.observed && row.noise === part.noise && row.granularity === granularity,
  )
  return [...groups(wanted, ({ system }) => system)].map(([system, own]) => {
    const ranks = [...groups(own, ({ learner }) => learner)].map(([learner, runs]) => ({
      learner,
      smape: mean(runs.map(({ smape }) => smape)),
    }))
    return { system, ranks: ranks.sort((a, b) => a.smape - b.smape) }
  })
}

function groups<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>()
  for (const item of items) {
    const group = found.get(keyOf(item))
    if (group) group.push(item)
    else found.set(keyOf(item), [item])
  }
  return found
}
