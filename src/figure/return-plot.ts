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
 * of each map are drawn; the caption names those without points, such as a model at rest has beside a truth that moves.
 * @throws RangeError for no maps, or none with points.
 */
export function returnPlot({ maps, caption }: ReturnPlotOptions): Figure {
  if (maps.length === 0) throw new RangeError('returnPlot: maps is empty; give at least one return map')
  const empty = maps.filter(({ map }) => map.values.length === 0).map(({ name }) => name)
  if (empty.length === maps.length)
    throw new RangeError(`returnPlot: ${empty.join(', ')} has no points; it needs two values or more`)
  const lines = linesOf(maps.map(({ role }) => role))
  const { variable, at, lag } = maps[0].map
  const range = rangeOf(maps)
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
    caption: caption ?? captionOf(maps[0].map, place, empty),
  }
}

/** All points; of a model beside a truth those up to the truth's own span beyond it, so that a curve stays one. */
function rangeOf(maps: readonly ReturnPoints[]): [number, number] {
  const spanOf = (some: readonly ReturnPoints[]): [number, number] =>
    extent(Float64Array.from(some.flatMap(({ map }) => [...extent(map.values), ...extent(map.next)])))
  const [low, high] = spanOf(maps)
  const [from, to] = spanOf(maps.filter(({ role }) => role === 'truth'))
  const span = to - from
  const [least, most] = span > 0 ? [Math.max(low, from - span), Math.min(high, to + span)] : [low, high]
  const margin = 0.03 * (most - least || 1)
  return [least - margin, most + margin]
}

function captionOf({ variable, lag }: ReturnMap, place: string, empty: readonly string[]): string {
  const missing = empty.map((name) => ` No two follow one another in ${name}.`).join('')
  return (
    `Each ${place} of ${variable} against ${lag === 1 ? 'the next' : `the one ${lag} later`}. Points on a thin curve ` +
    `mean that one value decides what follows; where the curve crosses the dotted diagonal, a value repeats.${missing}`
  )
}

function diagonal(range: readonly number[]): Readonly<Record<string, unknown>> {
  const line = { color: colors.muted, width: 1.2, dash: 'dot' }
  return { type: 'scatter', mode: 'lines', x: range, y: range, line, hoverinfo: 'skip', showlegend: false }
}
