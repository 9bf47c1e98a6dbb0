import type { Figure } from '../../src/figure/figure.ts'
import { scoreDistribution } from '../../src/figure/score-distribution.ts'
import type { Report, ReportSection, ResultRow } from '../../src/node/report-page.ts'
import { published, publishedNote } from './published.ts'
import type { Part, Row } from './row.ts'
import { type Ranking, rankPerSystem, type Summary, summarize } from './summary.ts'
import { partTitle, tableNote } from './table.ts'

/** The rows as a page: what is best, every score of every learner, and the best learner on each system. */
export function boardReport(
  rows: readonly Row[],
  parts: readonly Part[],
  granularities: readonly number[],
  command: string,
): Report {
  const grids = parts
    .flatMap((part) => granularities.map((granularity) => ({ part, granularity })))
    .map((grid) => ({ ...grid, summaries: summarize(rows, grid.part, grid.granularity) }))
    .filter(({ summaries }) => summaries.length > 0)
  if (grids.length === 0) throw new RangeError('boardReport: no rows; take more systems or learners')
  const [{ part, granularity, summaries }] = grids
  const [best] = summaries
  return {
    title: 'Learners on the chaotic flows of the atlas',
    headline: `First at ${granularity} samples in a period: ${best.learner}, median sMAPE ${best.medianSmape.toFixed(1)} on ${best.systems} systems (${partTitle(part)}).`,
    summary: tableNote,
    rows: grids.flatMap((grid) =>
      resultRows(grid.summaries, `${partTitle(grid.part)}, ${grid.granularity} samples in a period`),
    ),
    sections: grids.flatMap((grid) => sections(rows, grid.part, grid.granularity)),
    command,
    notes: [publishedNote],
  }
}

function resultRows(summaries: readonly Summary[], where: string): ResultRow[] {
  return summaries.map(({ learner, medianSmape, meanSmape, medianValidTime, shareToTheEnd }) => ({
    label: learner,
    value: medianSmape.toFixed(1),
    note: `${where}: mean ${meanSmape.toFixed(1)}, valid for ${medianValidTime.toFixed(2)} periods, to the end on ${(100 * shareToTheEnd).toFixed(0)} %`,
  }))
}

function sections(rows: readonly Row[], part: Part, granularity: number): ReportSection[] {
  const rankings = rankPerSystem(rows, part, granularity)
  const title = `${partTitle(part)}, ${granularity} samples in a period`
  const most = Math.max(...rankings.map(({ ranks }) => ranks.length))
  // A run that was stopped has not tried every learner on its last systems.
  const whole = rankings.filter(({ ranks }) => ranks.length === most)
  return [
    { heading: title, figures: [distribution(whole, part, granularity)] },
    { heading: `Best on each system: ${title}`, text: winnersText(whole) },
  ]
}

/** A paragraph for each learner that is best somewhere, the one that is so most often first. */
function winnersText(rankings: readonly Ranking[]): string {
  const won = new Map<string, string[]>()
  for (const { system, ranks } of rankings) {
    const [{ learner, smape }] = ranks
    won.set(learner, [...(won.get(learner) ?? []), `${system} ${smape.toFixed(1)}`])
  }
  const paragraphs = [...won].sort((a, b) => b[1].length - a[1].length)
  return paragraphs.map(([learner, where]) => `${learner}, on ${where.length}: ${where.join(', ')}.`).join('\n\n')
}

function distribution(rankings: readonly Ranking[], { observed, noise }: Part, granularity: number): Figure {
  const names = rankings[0].ranks.map(({ learner }) => learner)
  const contenders = names.map((name) => ({
    name,
    role: name.startsWith('sampled') ? ('model' as const) : ('baseline' as const),
    values: rankings.map(({ ranks }) => ranks.find(({ learner }) => learner === name)!.smape),
  }))
  const rivals = published.filter((row) => row.granularity === granularity).sort((a, b) => a.smape - b.smape)
  const comparable = observed === 'univariate' && !noise && rivals.length > 0
  return scoreDistribution({
    items: rankings.map(({ system }) => system),
    contenders,
    label: 'sMAPE over two periods (percent)',
    range: [0, 200],
    ...(comparable && { marks: [{ time: rivals[0].smape, label: `${rivals[0].learner}, published median` }] }),
  })
}
