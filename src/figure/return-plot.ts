import type { ReturnMap } from '../compare/return-map.ts'
import type { Figure } from './figure.ts'
import { topLabel } from './marks.ts'
import { evenIndices, extent, rounded } from './points.ts'
import { axis, baseLayout, colors, linesOf, plainText, type Role } from './theme.ts'

/** The return map of one trajectory. */
export interface ReturnPoints {
  readonly name: string
  readonly role: Role
  readonly map: ReturnMap
}

export interface ReturnPlotOptions {
  readonly maps: readonly ReturnPoints[]
  /** Replaces the caption. */
  readonly caption?: string
}

const MOST_POINTS = 6000

/**
 * Each value of a variable against the one that follows it, with the diagonal on which nothing changes. At most 6000 points
 * of each map are drawn.
 * @throws RangeError for no maps or an empty one.
 */
export function returnPlot({ maps, caption }: ReturnPlotOptions): Figure {
  if (maps.length === 0) throw new RangeError('returnPlot: maps is empty; give at least one return map')
  const empty = maps.find(({ map }) => map.values.length === 0)
  if (empty) throw new RangeError(`returnPlot: ${empty.name} has no points; it needs two values or more`)
  const lines = linesOf(maps.map(({ role }) => role))
  const { variable, at, lag } = maps[0].map
  const [low, high] = extent(Float64Array.from(maps.flatMap(({ map }) => [...extent(map.values), ...extent(map.next)])))
  const margin = 0.03 * (high - low || 1)
  const range = [low - margin, high + margin]
  const place = at === 'rows' ? 'value' : at === 'maxima' ? 'maximum' : 'minimum'
  return {
    data: [
      diagonal(range),
      ...maps.map(({ name, role, map }, k) => {
        const kept = evenIndices(map.values.length, MOST_POINTS)
        const marker = { color: lines[k].color, size: role === 'truth' ? 6 : 4 }
        const points = { x: rounded(map.values, kept), y: rounded(map.next, kept) }
        return { type: 'scatter', mode: 'markers', ...points, name: plainText(name), marker }
      }),
    ],
    layout: {
      ...baseLayout(460, { l: 48, r: 16, t: 64, b: 52 }),
      xaxis: axis(`${place} of ${variable}`, { range }),
      yaxis: axis('', { range }),
      annotations: [topLabel(lag === 1 ? `next ${place} of ${variable}` : `${place} of ${variable}, ${lag} later`, 1)],
    },
    caption:
      caption ??
      `Each ${place} of ${variable} against ${lag === 1 ? 'the next' : `the one ${lag} later`}. Points on a thin curve ` +
        'mean that one value decides what follows; where the curve crosses the dotted diagonal, a value repeats.',
  }
}

function diagonal(range: readonly number[]): Readonly<Record<string, unknown>> {
  const line = { color: colors.muted, width: 1.2, dash: 'dot' }
  return { type: 'scatter', mode: 'lines', x: range, y: range, line, hoverinfo: 'skip', showlegend: false }
}
