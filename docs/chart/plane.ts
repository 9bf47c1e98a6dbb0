import type { Figure } from '../../src/figure/figure.ts'
import { type AxisLook, annotationsOf, axisLook, type Trace, tracesOf } from './drawn.ts'
import { cellEnds } from './heatmap.ts'
import { type Legend, legendOf } from './legend.ts'
import type { Rectangle } from './rectangle.ts'
import { type Scale, scaleOf } from './scale.ts'
import type { Style } from './style.ts'
import { type Tick, ticksOf } from './ticks.ts'
import { widthOf } from './words.ts'

/** An axis of a plane figure and where it lies. */
export interface Axis {
  readonly key: string
  readonly look: AxisLook
  readonly scale: Scale
  readonly ticks: readonly Tick[]
}

/** Two axes and the traces between them. */
export interface Panel {
  readonly x: Axis
  readonly y: Axis
  readonly frame: Rectangle
  readonly traces: readonly Trace[]
}

/** A plane figure laid out: its panels, the area that all of them share and what stands above it. */
export interface Plane {
  readonly panels: readonly Panel[]
  readonly area: Rectangle
  readonly legend: Legend
  /** Pixel of a height in parts of the area's; what rises above it takes a line of text. */
  readonly paperY: (part: number) => number
}

/** Pixels of a line of text above the area. */
const LINE = 20

/** Where everything of a plane figure goes. */
export function planeOf(figure: Figure, style: Style): Plane {
  const { width, height, thumbnail } = style
  const traces = tracesOf(figure)
  const legend = legendOf(traces, figure.layout.showlegend, style)
  const above = annotationsOf(figure).filter(
    ({ yref, y, yanchor }) => yref === 'paper' && y >= 1 && yanchor === 'bottom',
  )
  const raised = above.some(({ y }) => y > 1) ? LINE : 0
  const pairs = pairsOf(traces)
  const titled = pairs.some(({ xKey }) => titleOf(axisLook(figure, xKey)) !== '')
  const top = thumbnail ? 3 : legend.height + (above.length > 0 ? LINE + 4 : 8) + raised
  const bottom = thumbnail ? 3 : titled ? 46 : 26
  const tall = { top, height: Math.max(10, height - top - bottom) }
  const ys = new Map(
    pairs.map(({ yKey }) => [yKey, axisOf(figure, yKey, [tall.top + tall.height, tall.top], 30)] as const),
  )
  const left = thumbnail ? 3 : leftOf([...ys.values()])
  const margin = figure.layout.margin as { readonly r?: number } | undefined
  const right = thumbnail ? 3 : (margin?.r ?? 16)
  const area = { ...tall, left, width: Math.max(10, width - left - right) }
  const xs = new Map(pairs.map(({ xKey }) => [xKey, axisOf(figure, xKey, [left, left + area.width], 74)] as const))
  const panels = pairs.map(({ xKey, yKey, members }) => panelOf(xs.get(xKey)!, ys.get(yKey)!, members))
  const paperY = (part: number): number => (part > 1 ? top - raised : top + (1 - part) * area.height)
  return {
    panels: panels.map((panel) => (panel.y.look.scaleanchor ? squared(figure, panel) : panel)),
    area,
    legend,
    paperY,
  }
}

export function titleOf({ title }: AxisLook): string {
  return title?.text ?? ''
}

interface AxisPair {
  readonly xKey: string
  readonly yKey: string
  readonly members: Trace[]
}

function pairsOf(traces: readonly Trace[]): AxisPair[] {
  const pairs: AxisPair[] = []
  for (const trace of traces) {
    const [xKey, yKey] = [trace.xaxis ?? 'x', trace.yaxis ?? 'y']
    const known = pairs.find((pair) => pair.xKey === xKey && pair.yKey === yKey)
    if (known) known.members.push(trace)
    else pairs.push({ xKey, yKey, members: [trace] })
  }
  return pairs
}

function axisOf(figure: Figure, key: string, [from, to]: readonly [number, number], room: number): Axis {
  const look = ranged(figure, key)
  const [start, end] = look.domain ?? [0, 1]
  const pixels = [from + start * (to - from), from + end * (to - from)] as const
  const letter = key[0] as 'x' | 'y'
  const values = tracesOf(figure)
    .filter((trace) => (trace[`${letter}axis`] ?? letter) === key)
    .flatMap((trace) => trace[letter] ?? [])
  const scale = scaleOf(look, values, pixels)
  return { key, look, scale, ticks: ticksOf(look, scale, room) }
}

/** The axis with the range that its marks imply: boxes stand in rows with their names, cells fill a heat map. */
function ranged(figure: Figure, key: string): AxisLook {
  const look = axisLook(figure, key)
  const letter = key[0] as 'x' | 'y'
  const boxes = tracesOf(figure).filter(({ type }) => type === 'box')
  if (letter === 'y' && boxes.length > 0) {
    const ticktext = boxes.map(({ name = '' }) => name)
    return { ...look, range: [boxes.length - 0.5, -0.5], tickvals: boxes.map((_, i) => i), ticktext }
  }
  const cells = tracesOf(figure).find(({ type }) => type === 'heatmap')
  return cells && !look.range ? { ...look, range: cellEnds(cells, letter) } : look
}

/** Room for the widest number and the title. */
function leftOf(axes: readonly Axis[]): number {
  const widest = Math.max(...axes.flatMap(({ ticks }) => ticks.map(({ label }) => widthOf(label, 12))), 8)
  const title = axes.some(({ look }) => titleOf(look) !== '') ? 20 : 0
  return Math.ceil(widest) + 12 + title
}

function panelOf(x: Axis, y: Axis, traces: readonly Trace[]): Panel {
  const [left, right] = x.scale.range.map(x.scale.placeCoordinate)
  const ends = y.scale.range.map(y.scale.placeCoordinate)
  const [top, bottom] = [Math.min(...ends), Math.max(...ends)]
  return { x, y, traces, frame: { left, top, width: right - left, height: bottom - top } }
}

/** The panel with a unit of x as long as one of y, in the middle of its place. */
function squared(figure: Figure, panel: Panel): Panel {
  const { frame, x, y } = panel
  const spans = [x, y].map(({ scale: { range } }) => range[1] - range[0])
  const unit = Math.min(frame.width / spans[0], frame.height / spans[1])
  const [width, height] = [unit * spans[0], unit * spans[1]]
  const left = frame.left + (frame.width - width) / 2
  const top = frame.top + (frame.height - height) / 2
  const [across, up] = [axisOf(figure, x.key, [left, left + width], 74), axisOf(figure, y.key, [top + height, top], 30)]
  return panelOf(across, up, panel.traces)
}
