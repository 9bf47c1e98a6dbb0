import type { Figure } from '../../src/figure/figure.ts'
import { axisWords, gridOf } from './axes.ts'
import { boxMarks } from './boxes.ts'
import { curveMarks } from './curves.ts'
import type { Trace } from './drawn.ts'
import { heatmapMarks } from './heatmap.ts'
import { annotationMarks, shapeMarks } from './notes.ts'
import { type Panel, planeOf } from './plane.ts'
import { FINENESS, type Style } from './style.ts'

/** A figure with two or more axes in one plane: panels, what is drawn in them, and the words around them. */
export function planeDrawing(figure: Figure, style: Style): string {
  const plane = planeOf(figure, style)
  const grids = style.thumbnail ? '' : plane.panels.map((panel) => gridOf(panel, style)).join('')
  const cells = plane.panels.map((panel) => cellsOf(panel, style)).join('')
  const marks = plane.panels.map((panel) => marksOf(panel, style)).join('')
  const drawn = `${grids}${cells}${shapeMarks(figure, plane, style)}<g transform="scale(${1 / FINENESS})">${marks}</g>`
  if (style.thumbnail) return drawn
  return drawn + axisWords(plane, style) + annotationMarks(figure, plane, style) + plane.legend.markup
}

function cellsOf({ x, y, frame, traces }: Panel, style: Style): string {
  return traces
    .filter(({ type }) => type === 'heatmap')
    .map((trace) => heatmapMarks(trace, x.scale, y.scale, frame, style))
    .join('')
}

function marksOf(panel: Panel, style: Style): string {
  const { x, y, frame, traces } = panel
  let row = 0
  return traces
    .map((trace) => {
      if (trace.type === 'box') return boxMarks(trace, row++, x.scale, y.scale, style)
      return trace.type === 'scatter' ? curveMarks(trace, placesOf(trace, panel), frame, style) : ''
    })
    .join('')
}

function placesOf({ x = [], y = [] }: Trace, panel: Panel): { xs: Float64Array; ys: Float64Array } {
  const place = (values: readonly (number | null)[], scale: Panel['x']['scale']): Float64Array =>
    Float64Array.from(values, (value) => (value === null ? Number.NaN : scale.place(value)))
  return { xs: place(x, panel.x.scale), ys: place(y, panel.y.scale) }
}
