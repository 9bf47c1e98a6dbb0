import { component, type Trajectory } from '../trajectory.ts'
import type { Figure } from './figure.ts'
import { type Mark, topLabel, verticalMarks } from './marks.ts'
import { type Pair, pairNames, pairRange, pairVariables, variableName } from './pair.ts'
import { peakIndices, rounded } from './points.ts'
import { axis, baseLayout, type Line, linesOf, plainText } from './theme.ts'

/** `variables` are the panels from top to bottom; the first six by default. */
export interface TimeSeriesOptions extends Pair {
  /** Moments to mark, such as the end of the valid time. */
  readonly marks?: readonly Mark[]
  /** Title of the time axis, with its unit. */
  readonly timeLabel?: string
}

/**
 * Truth and prediction over time, one panel per variable over a common time axis.
 * @throws RangeError where the two differ in dimension, either is empty, or a variable does not exist.
 */
export function timeSeries(options: TimeSeriesOptions): Figure {
  const { truth, prediction, marks = [], timeLabel = 'time' } = options
  const variables = pairVariables('timeSeries', options, 6)
  const names = pairNames(options)
  const [truthLine, modelLine] = linesOf(['truth', 'model'])
  const panels = variables.map((variable, k) => panelOf(variable, k, variables.length))
  const first = Math.min(truth.times[0], prediction.times[0])
  const last = Math.max(truth.times[truth.times.length - 1], prediction.times[prediction.times.length - 1])
  const height = variables.length === 1 ? 220 : 130 * variables.length
  const top = marks.length > 0 ? 78 : 58
  const marking = verticalMarks(marks, [first, last], 20 / height)
  const titles = panels.map(({ variable, domain }) => topLabel(variableName(truth, variable), domain[1]))
  return {
    data: panels.flatMap((panel) => [
      curve(truth, panel, names.truth, truthLine),
      curve(prediction, panel, names.prediction, modelLine),
    ]),
    layout: {
      ...baseLayout(top + height + 52, { l: 48, r: 16, t: top, b: 52 }),
      hovermode: 'x',
      xaxis: axis(timeLabel, { anchor: `y${panels.length}`, range: [first, last] }),
      ...Object.fromEntries(panels.map((panel) => [`yaxis${panel.key}`, panelAxis(options, panel)])),
      shapes: marking.shapes,
      annotations: [...marking.annotations, ...titles],
    },
    caption:
      options.caption ??
      `Wide line: ${names.truth}. Thin orange line on top of it: ${names.prediction}. ` +
        'As long as the orange line stays on the wide one, the two agree.',
  }
}

interface Panel {
  readonly variable: number
  /** Plotly's number of the y axis: '', '2', '3', … */
  readonly key: string
  readonly domain: readonly [number, number]
}

/** Panel k of n, from the top, with room for a line of text between neighbors. */
function panelOf(variable: number, k: number, n: number): Panel {
  const gap = 0.18 / n
  const height = (1 + gap) / n - gap
  const top = 1 - k * (height + gap)
  return { variable, key: k === 0 ? '' : `${k + 1}`, domain: [Math.max(0, top - height), top] }
}

function panelAxis(pair: Pair, { variable, domain }: Panel): Readonly<Record<string, unknown>> {
  return axis('', { domain, nticks: 5, ...pairRange(pair, variable) })
}

function curve(trajectory: Trajectory, panel: Panel, name: string, line: Line): Readonly<Record<string, unknown>> {
  const values = component(trajectory, panel.variable)
  const kept = peakIndices(values)
  const points = { x: rounded(trajectory.times, kept), y: rounded(values, kept), xaxis: 'x', yaxis: `y${panel.key}` }
  const label = { name: plainText(name), legendgroup: name, showlegend: panel.key === '' }
  return { type: 'scatter', mode: 'lines', ...points, ...label, line }
}
