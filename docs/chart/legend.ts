import { colors } from '../../src/figure/theme.ts'
import type { Trace } from './drawn.ts'
import { tenth } from './rectangle.ts'
import { dashOf, type Style, thickness } from './style.ts'
import { linesIn, widthOf, words } from './words.ts'

/** Height of a row of the legend. */
const ROW = 20
const SWATCH = 26

export interface Legend {
  readonly height: number
  readonly markup: string
}

/** The names of all traces that have one, each beside its mark, in rows from the upper left. */
export function legendOf(traces: readonly Trace[], shown: unknown, style: Style): Legend {
  const named = traces.filter(({ name, showlegend }) => name !== undefined && showlegend !== false)
  if (shown === false || style.thumbnail || named.length < 2) return { height: 0, markup: '' }
  let [x, row] = [4, 0]
  const entries = named.map((trace) => {
    const [name] = linesIn(trace.name ?? '')
    const length = SWATCH + 8 + widthOf(name)
    if (x > 4 && x + length > style.width) [x, row] = [4, row + 1]
    const y = row * ROW + ROW / 2
    const place = { x: x + SWATCH + 6, y: y + 4.5, anchor: 'start', color: style.paint(colors.ink) } as const
    const entry = swatch(trace, x, y, style) + words([name], place, style.width)
    x += length + 14
    return entry
  })
  return { height: (row + 1) * ROW, markup: entries.join('') }
}

function swatch(
  { mode = 'lines', line, marker, fill, fillcolor = '', opacity = 1 }: Trace,
  x: number,
  y: number,
  style: Style,
): string {
  if (fill)
    return `<rect x="${x}" y="${y - 5}" width="${SWATCH}" height="10" fill="${style.paint(fillcolor)}" fill-opacity="${opacity}"/>`
  const stroke =
    line && mode.includes('lines')
      ? `<path fill="none" stroke="${style.paint(line.color)}" stroke-width="${thickness(line.width, style)}"${dashOf(line.dash)} d="M${x} ${tenth(y)}h${SWATCH}"/>`
      : ''
  const radius = Math.max(2.5, Math.min(5, (marker?.size ?? 0) / 2))
  const dot =
    marker && mode.includes('markers')
      ? `<circle cx="${x + SWATCH / 2}" cy="${tenth(y)}" r="${radius}" fill="${style.paint(marker.color)}"/>`
      : ''
  return stroke + dot
}
