import { clipped } from './clip.ts'
import type { Marker, Stroke, Trace } from './drawn.ts'
import { dotsPath, linePath } from './path-data.ts'
import type { Rectangle } from './rectangle.ts'
import { simplify } from './simplify.ts'
import { dashOf, FINENESS, type Style, thickness } from './style.ts'

/** How far a line may be off, in pixels. */
const TOLERANCE = 0.2
/** Dots of a trace, in a drawing and in a thumbnail. */
const MOST_DOTS = 8000
const FEW_DOTS = 700

/** Places of a trace's points in pixels; not finite where there is none. */
export interface Places {
  readonly xs: Float64Array
  readonly ys: Float64Array
}

/** Line, filled outline and markers of a trace inside the frame, in units of 1/FINENESS of a pixel. */
export function curveMarks(trace: Trace, places: Places, frame: Rectangle, style: Style): string {
  const { mode = 'lines', line, marker, fill, fillcolor = '', opacity = 1 } = trace
  if (fill === 'toself') return outline(places, frame, style, fillcolor, opacity)
  const drawn = mode.includes('lines') && line ? lineMark(places, frame, style, line, opacity) : ''
  return drawn + (mode.includes('markers') && marker ? dots(places, frame, style, marker) : '')
}

function lineMark({ xs, ys }: Places, frame: Rectangle, style: Style, line: Stroke, opacity: number): string {
  const tolerance = TOLERANCE * (style.thumbnail ? 2 : 1)
  const path = clipped(xs, ys, frame)
    .map((run) => runPath(run, tolerance))
    .join('')
  if (path === '') return ''
  const faint = opacity < 1 ? ` stroke-opacity="${opacity}"` : ''
  const width = Math.round(thickness(line.width, style) * FINENESS)
  return `<path fill="none" stroke="${style.paint(line.color)}" stroke-width="${width}"${faint}${dashOf(line.dash, FINENESS)} d="${path}"/>`
}

function runPath(run: readonly number[], tolerance: number): string {
  const points = run.map((value) => Math.round(value * FINENESS))
  const kept = simplify(points, tolerance * FINENESS, Number.POSITIVE_INFINITY)
  return linePath(
    kept.map((i) => points[2 * i]),
    kept.map((i) => points[2 * i + 1]),
  )
}

/** A closed area; what lies outside the frame is pushed to its edge. */
function outline({ xs, ys }: Places, frame: Rectangle, style: Style, color: string, opacity: number): string {
  const { left, top, width, height } = frame
  const points: number[] = []
  for (let i = 0; i < xs.length; i++) {
    if (Number.isNaN(xs[i]) || Number.isNaN(ys[i])) continue
    points.push(Math.max(left, Math.min(left + width, xs[i])), Math.max(top, Math.min(top + height, ys[i])))
  }
  if (points.length < 6) return ''
  return `<path fill="${style.paint(color)}" fill-opacity="${opacity}" d="${runPath(points, TOLERANCE)}Z"/>`
}

function dots({ xs, ys }: Places, frame: Rectangle, style: Style, marker: Marker): string {
  const size = style.thumbnail ? Math.max(1.6, 0.6 * marker.size) : marker.size
  const most = style.thumbnail ? FEW_DOTS : MOST_DOTS
  const path = dotsPath(distinct(xs, ys, frame, most))
  if (path === '') return ''
  const { color, line } = marker
  const opacity = style.thumbnail ? 1 : (marker.opacity ?? 1)
  const dot = (paint: string, width: number): string =>
    `<path fill="none" stroke-linecap="round" stroke="${style.paint(paint)}" stroke-width="${Math.round(width * FINENESS)}"${opacity < 1 ? ` stroke-opacity="${opacity}"` : ''} d="${path}"/>`
  return (line ? dot(line.color, size + 2 * line.width) : '') + dot(color, size)
}

/** Different places inside the frame, evenly taken; of many those on a coarser grid. */
function distinct(xs: Float64Array, ys: Float64Array, frame: Rectangle, most: number): [number, number][] {
  const { left, top, width, height } = frame
  const grid = xs.length > 1000 ? FINENESS / 2 : 1
  const found = new Map<number, [number, number]>()
  for (let i = 0; i < xs.length; i++) {
    const [x, y] = [xs[i], ys[i]]
    if (!(x >= left && x <= left + width && y >= top && y <= top + height)) continue
    const [column, row] = [Math.round((x * FINENESS) / grid) * grid, Math.round((y * FINENESS) / grid) * grid]
    found.set(row * 1e6 + column, [column, row])
  }
  const all = [...found.values()]
  const count = Math.min(most, all.length)
  return Array.from({ length: count }, (_, k) => all[Math.floor((k * all.length) / count)])
}
