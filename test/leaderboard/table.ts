import { published } from './published.ts'
import type { Part, Row } from './row.ts'
import { NOISE } from './series.ts'
import { rankPerSystem, type Summary, summarize } from './summary.ts'

/** What the numbers mean. */
export const tableNote: string = `12 periods of each system, 10 to learn from and 2 to forecast at once, from values as they are; a period is the time from one
maximum to the next. sMAPE: percent, 0 to 200, over the two periods; a sample without a forecast, for the learner failed or its
numbers did, counts 200. valid: median time in periods until sMAPE over all samples since the start exceeds 30; to end: share
where it never did; seconds: median of learning, choice of settings within the record included.`

const NAME_WIDTH = 30
const COLUMNS: readonly (readonly [heading: string, width: number, cell: (summary: Summary) => string])[] = [
  ['systems', 7, ({ systems }) => String(systems)],
  ['median', 6, ({ medianSmape }) => medianSmape.toFixed(1)],
  ['mean', 6, ({ meanSmape }) => meanSmape.toFixed(1)],
  ['valid', 6, ({ medianValidTime }) => medianValidTime.toFixed(2)],
  ['to end', 6, ({ shareToTheEnd }) => `${(100 * shareToTheEnd).toFixed(0)} %`],
  ['seconds', 8, ({ medianFitSeconds }) => secondsText(medianFitSeconds)],
  ['failed', 6, ({ failed }) => (failed > 0 ? String(failed) : '')],
]

/** The tables of one part, one for each granularity, with what was published for such series below. */
export function partTables(rows: readonly Row[], part: Part, granularities: readonly number[]): string {
  return granularities
    .flatMap((granularity) => {
      const summaries = summarize(rows, part, granularity)
      return summaries.length === 0 ? [] : [granularityTable(summaries, part, granularity)]
    })
    .join('\n\n')
}

export function partTitle({ observed, noise }: Part): string {
  const seen = observed === 'univariate' ? 'first variable' : 'all variables'
  return `${seen}, ${noise ? `noise of ${100 * NOISE} % in all samples, those scored by included` : 'no noise'}`
}

function granularityTable(summaries: readonly Summary[], part: Part, granularity: number): string {
  const heading = line(
    'sMAPE',
    COLUMNS.map(([name, width]) => name.padStart(width)),
  )
  const own = summaries.map((summary) =>
    line(
      summary.learner,
      COLUMNS.map(([, width, cell]) => cell(summary).padStart(width)),
    ),
  )
  return [
    `${partTitle(part)}, ${granularity} samples in a period`,
    heading,
    ...own,
    ...publishedLines(part, granularity),
  ].join('\n')
}

function publishedLines({ observed, noise }: Part, granularity: number): string[] {
  if (observed !== 'univariate' || noise) return []
  const rows = published.filter((row) => row.granularity === granularity)
  return rows.map(({ learner, smape }) => {
    const cells: Readonly<Record<string, string>> = { systems: '131', median: smape.toFixed(1) }
    return line(
      `  ${learner} (published)`,
      COLUMNS.map(([name, width]) => (cells[name] ?? '').padStart(width)),
    )
  })
}

/** Which learner is best on each system, and how often each is. */
export function perSystemTable(rows: readonly Row[], part: Part, granularity: number): string {
  const rankings = rankPerSystem(rows, part, granularity)
  const wins = new Map<string, number>()
  for (const { ranks } of rankings) wins.set(ranks[0].learner, (wins.get(ranks[0].learner) ?? 0) + 1)
  const count = [...wins].sort((a, b) => b[1] - a[1]).map(([learner, times]) => `${learner} ${times}`)
  const lines = rankings.map(({ system, ranks }) =>
    line(
      system,
      ranks.slice(0, 3).map(({ learner, smape }) => `${smape.toFixed(1).padStart(5)} ${learner.padEnd(26)}`),
    ),
  )
  return [`${partTitle(part)}, ${granularity} samples in a period: best on`, `  ${count.join(', ')}`, ...lines].join(
    '\n',
  )
}

function secondsText(seconds: number): string {
  if (Number.isNaN(seconds)) return '-'
  return seconds >= 100 ? seconds.toFixed(0) : seconds.toPrecision(2)
}

function line(name: string, cells: readonly string[]): string {
  return [name.padEnd(NAME_WIDTH), ...cells].join('  ').trimEnd()
}
