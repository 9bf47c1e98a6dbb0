import type { Figure } from './figure.ts'
import { type Mark, topLabel, verticalMarks } from './marks.ts'
import { type Pair, pairNames, pairRange, pairVariables, variableName } from './pair.ts'
import { curve, type Panel, panelOf } from './panels.ts'
import { axis, baseLayout, linesOf } from './theme.ts'

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

function panelAxis(pair: Pair, { variable, domain }: Panel): Readonly<Record<string, unknown>> {
  return axis('', { domain, nticks: 5, ...pairRange(pair, variable) })
}
