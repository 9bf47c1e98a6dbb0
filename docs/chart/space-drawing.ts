import type { Figure } from '../../src/figure/figure.ts'
import { curveMarks } from './curves.ts'
import { type Scene, type Trace, tracesOf } from './drawn.ts'
import { legendOf } from './legend.ts'
import type { Scale } from './scale.ts'
import { type Space, spaceOf } from './space.ts'
import { cubeMarks } from './space-cube.ts'
import { FINENESS, type Style } from './style.ts'

/** A figure of curves in space: the edges of its axes and what lies between them. */
export function spaceDrawing(figure: Figure, style: Style): string {
  const traces = tracesOf(figure)
  const legend = legendOf(traces, figure.layout.showlegend, style)
  const [side, foot] = style.thumbnail ? [4, 4] : [40, 40]
  const top = style.thumbnail ? 4 : legend.height + 8
  const frame = { left: side, top, width: style.width - 2 * side, height: style.height - top - foot }
  const space = spaceOf((figure.layout.scene ?? {}) as Scene, traces, frame)
  const page = { left: 0, top: 0, width: style.width, height: style.height }
  const marks = traces.map((trace) => curveMarks(thinner(trace), placesOf(trace, space), page, style)).join('')
  const cube = style.thumbnail ? '' : cubeMarks(space, style)
  return `${cube}<g transform="scale(${1 / FINENESS})">${marks}</g>${legend.markup}`
}

/** Plotly draws lines in space about half as wide as it says, and many of them lie over one another. */
function thinner(trace: Trace): Trace {
  const { line } = trace
  return line ? { ...trace, line: { ...line, width: 0.5 * line.width } } : trace
}

/** Points outside the axes break a line, as the frame of a plane does. */
function placesOf({ x = [], y = [], z = [] }: Trace, { axes, project }: Space): { xs: Float64Array; ys: Float64Array } {
  const [xs, ys] = [new Float64Array(x.length).fill(Number.NaN), new Float64Array(x.length).fill(Number.NaN)]
  for (let i = 0; i < x.length; i++) {
    const values = [x[i], y[i], z[i]] as readonly (number | null)[]
    const scales = [axes.x.scale, axes.y.scale, axes.z.scale]
    if (!values.every((value, k) => value !== null && within(value, scales[k]))) continue
    const [a, b, c] = values.map((value, k) => scales[k].place(value ?? 0))
    const place = project({ x: a, y: b, z: c })
    xs[i] = place.x
    ys[i] = place.y
  }
  return { xs, ys }
}

function within(value: number, { range: [low, high] }: Scale): boolean {
  return value >= low && value <= high
}
