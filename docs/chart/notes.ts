import type { Figure } from '../../src/figure/figure.ts'
import { colors } from '../../src/figure/theme.ts'
import { type Annotation, annotationsOf, shapesOf } from './drawn.ts'
import type { Axis, Plane } from './plane.ts'
import { tenth } from './rectangle.ts'
import type { Scale } from './scale.ts'
import { spread } from './spread.ts'
import { dashOf, type Style, thickness } from './style.ts'
import { LINE, linesIn, words } from './words.ts'

/** The straight lines of a figure beside its traces; those outside its axes are left out. */
export function shapeMarks(figure: Figure, plane: Plane, style: Style): string {
  const places = placesOf(plane)
  const { left, top, width, height } = plane.area
  return shapesOf(figure)
    .map(({ xref = 'x', yref = 'y', x0, x1, y0, y1, line }) => {
      const [ax, bx] = [x0, x1].map((value) => places.x(xref, value, 'value'))
      const [ay, by] = [y0, y1].map((value) => places.y(yref, value, 'value'))
      const across = Math.min(ax, bx) >= left - 0.5 && Math.max(ax, bx) <= left + width + 0.5
      const down = Math.min(ay, by) >= 0 && Math.max(ay, by) <= top + height + 0.5
      if (!across || !down) return ''
      const look = `stroke="${style.paint(line.color)}" stroke-width="${thickness(line.width, style)}"${dashOf(line.dash)}`
      return `<path fill="none" ${look} d="M${tenth(ax)} ${tenth(ay)}L${tenth(bx)} ${tenth(by)}"/>`
    })
    .join('')
}

/** Lines of text at their places; names at the ends of curves do not overlap. */
export function annotationMarks(figure: Figure, plane: Plane, style: Style): string {
  const places = placesOf(plane)
  const ends = endPlaces(annotationsOf(figure), plane)
  return annotationsOf(figure)
    .map((note) => {
      const { text, xref = 'x', yref = 'y', x, xanchor, yanchor, xshift = 0, font } = note
      const lines = linesIn(text)
      const size = Math.min(13, font?.size ?? 13)
      const more = (lines.length - 1) * LINE * size
      const middle = ends.get(note) ?? places.y(yref, note.y, 'coordinate')
      const base = middle + (yanchor === 'bottom' ? -6 - more : yanchor === 'top' ? size + 2 : 0.35 * size - more / 2)
      const left = places.x(xref, x, 'coordinate') + xshift
      if (!Number.isFinite(left + base)) return ''
      const anchor = xanchor === 'left' ? 'start' : xanchor === 'right' ? 'end' : 'middle'
      const place = { x: left, y: Math.max(size, Math.min(style.height - more - 4, base)), anchor, size } as const
      return words(lines, { ...place, color: style.paint(font?.color ?? colors.ink) }, style.width)
    })
    .join('')
}

/** Shapes name values on a logarithmic axis, annotations exponents. */
type Given = 'value' | 'coordinate'
type Place = (reference: string, given: number, kind: Given) => number

function placesOf({ panels, area, paperY }: Plane): { readonly x: Place; readonly y: Place } {
  const axes = new Map<string, Axis>(panels.flatMap(({ x, y }) => [x, y].map((axis) => [axis.key, axis] as const)))
  const on = (scale: Scale, given: number, kind: Given): number =>
    kind === 'value' ? scale.place(given) : scale.placeCoordinate(given)
  const placeBy =
    (paper: (part: number) => number): Place =>
    (reference, given, kind) => {
      const axis = axes.get(reference)
      return axis ? on(axis.scale, given, kind) : paper(given)
    }
  return { x: placeBy((part) => area.left + part * area.width), y: placeBy(paperY) }
}

/** Heights of the names at the ends of curves: the figure has set them apart for a height of its own. */
function endPlaces(notes: readonly Annotation[], { area, paperY }: Plane): Map<Annotation, number> {
  const ends = notes.filter(
    ({ xanchor, yanchor, yref }) => xanchor === 'left' && yanchor === 'middle' && yref === 'paper',
  )
  const wanted = ends.map((note) => ({ at: paperY(note.y), size: LINE * 13 * linesIn(note.text).length }))
  const placed = spread(wanted, area.top, area.top + area.height)
  return new Map(ends.map((note, i) => [note, placed[i]]))
}
