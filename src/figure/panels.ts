import { component, type Trajectory } from '../trajectory.ts'
import { peakIndices, rounded } from './points.ts'
import { type Line, plainText } from './theme.ts'

/** One variable over a time axis that all panels share. */
export interface Panel {
  readonly variable: number
  /** Plotly's number of the y axis: '', '2', '3', … */
  readonly key: string
  readonly domain: readonly [number, number]
}

/** Panel k of n, from the top, with room for a line of text between neighbors. */
export function panelOf(variable: number, k: number, n: number): Panel {
  const gap = 0.18 / n
  const height = (1 + gap) / n - gap
  const top = 1 - k * (height + gap)
  return { variable, key: k === 0 ? '' : `${k + 1}`, domain: [Math.max(0, top - height), top] }
}

/** A variable of a trajectory as a line in its panel; the first panel's lines are in the legend. */
export function curve(
  trajectory: Trajectory,
  panel: Panel,
  name: string,
  line: Line,
): Readonly<Record<string, unknown>> {
  const values = component(trajectory, panel.variable)
  const kept = peakIndices(values)
  const points = { x: rounded(trajectory.times, kept), y: rounded(values, kept), xaxis: 'x', yaxis: `y${panel.key}` }
  const label = { name: plainText(name), legendgroup: name, showlegend: panel.key === '' }
  return { type: 'scatter', mode: 'lines', ...points, ...label, line }
}
