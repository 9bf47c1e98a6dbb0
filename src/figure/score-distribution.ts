import { median } from '../math/statistics.ts'
import type { Figure } from './figure.ts'
import { type Mark, verticalMarks } from './marks.ts'
import { rounded } from './points.ts'
import { axis, baseLayout, colors, plainText, type Role } from './theme.ts'

/** Scores of one contender, one for each item that it was tried on. */
export interface Scores {
  readonly name: string
  readonly role: Role
  /** Shape [items]; finite. */
  readonly values: readonly number[]
}

export interface ScoreDistributionOptions {
  /** Names of what the contenders were tried on, in the order of their values. */
  readonly items: readonly string[]
  readonly contenders: readonly Scores[]
  /** What is scored, with its unit; lower is better. */
  readonly label: string
  /** Ends of the score axis; default all that occurs. */
  readonly range?: readonly [number, number]
  /** Scores to compare with, as vertical lines. */
  readonly marks?: readonly Mark[]
  /** Replaces the caption. */
  readonly caption?: string
}

/** Pixels that a contender takes. */
const ROW = 38

/**
 * How well each contender did on every item: a point for each and a box around the middle half, the least median on top.
 * @throws RangeError for no contenders, or where one has not one finite score per item.
 */
export function scoreDistribution(options: ScoreDistributionOptions): Figure {
  const { items, contenders, label, marks = [] } = options
  checkScores(items, contenders)
  const ordered = [...contenders].sort((a, b) => median(a.values) - median(b.values))
  const all = ordered.flatMap(({ values }) => values).concat(marks.map(({ time }) => time))
  const range = options.range ?? [Math.min(...all), Math.max(...all)]
  const margin = 0.02 * (range[1] - range[0] || 1)
  const top = marks.length > 0 ? 36 : 12
  return {
    data: ordered.map((scores) => box(scores, items)),
    layout: {
      ...baseLayout(top + 52 + ROW * ordered.length, { l: 60, r: 20, t: top, b: 52 }),
      xaxis: axis(label, { range: [range[0] - margin, range[1] + margin] }),
      yaxis: axis('', { autorange: 'reversed', showgrid: false, tickfont: { color: colors.ink } }),
      showlegend: false,
      ...verticalMarks(marks, [range[0], range[1]]),
    },
    caption:
      options.caption ??
      `${label}, a point for each of ${items.length}; the box holds the middle half and is parted at the median. Lower is ` +
        'better, and the best is on top.',
  }
}

function box({ name, role, values }: Scores, items: readonly string[]): Readonly<Record<string, unknown>> {
  const color = role === 'model' ? colors.model : role === 'truth' ? colors.truth : colors.baseline1
  return {
    ...{ type: 'box', orientation: 'h', name: plainText(name), x: rounded(Float64Array.from(values)) },
    ...{ boxpoints: 'all', jitter: 0.5, pointpos: 0, whiskerwidth: 0.4, fillcolor: 'rgba(0,0,0,0)' },
    ...{ line: { color, width: 1.4 }, marker: { color, size: 3.5, opacity: 0.45 } },
    ...{ text: items.map(plainText), hovertemplate: '%{text}: %{x}<extra></extra>', hoveron: 'points' },
  }
}

function checkScores(items: readonly string[], contenders: readonly Scores[]): void {
  if (contenders.length === 0 || items.length === 0)
    throw new RangeError('scoreDistribution: no scores; give at least one contender and one item')
  for (const { name, values } of contenders) {
    if (values.length !== items.length)
      throw new RangeError(`scoreDistribution: ${name} has ${values.length} scores for ${items.length} items`)
    const wrong = values.findIndex((value) => !Number.isFinite(value))
    if (wrong >= 0)
      throw new RangeError(`scoreDistribution: ${name} has the score ${values[wrong]} for ${items[wrong]}`)
  }
}
