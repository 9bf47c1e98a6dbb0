import type { Forecast } from '../forecast/forecast.ts'
import { component, slice, type Trajectory } from '../trajectory.ts'
import type { Figure } from './figure.ts'
import { topLabel, verticalMarks } from './marks.ts'
import { pairVariables, variableName } from './pair.ts'
import { curve, type Panel, panelOf } from './panels.ts'
import { evenIndices, extent, rounded } from './points.ts'
import { axis, baseLayout, colors, linesOf, plainText } from './theme.ts'

export interface ForecastPlotOptions {
  readonly forecast: Forecast
  /** What was known; its end is drawn in front of the forecast. */
  readonly history?: Trajectory
  /** Samples of it that are drawn; default one and a half times those of the forecast. */
  readonly past?: number
  /** What really followed. */
  readonly truth?: Trajectory
  /** The panels from top to bottom; the first six by default. */
  readonly variables?: readonly number[]
  /** Title of the time axis, with its unit. */
  readonly timeLabel?: string
  /** Replaces the caption. */
  readonly caption?: string
}

/**
 * A forecast with its bands behind the end of the record, one panel per variable; a line marks where it starts, another
 * how far it may be trusted.
 *
 * @throws RangeError where dimensions differ, the forecast is empty, or a variable does not exist.
 */
export function forecastPlot(options: ForecastPlotOptions): Figure {
  const { forecast, history, timeLabel = 'time' } = options
  const { trajectory, from, trusted } = forecast
  const past = history && slice(history, -Math.max(1, options.past ?? Math.ceil(1.5 * trajectory.times.length)))
  const known = [past, options.truth].filter((part) => part !== undefined)
  const pairs = known.length > 0 ? known : [trajectory]
  const [variables] = pairs.map((truth) =>
    pairVariables('forecastPlot', { ...options, truth, prediction: trajectory }, 6),
  )
  const shown = past ? joined(slice(past, -1), trajectory) : trajectory
  const spans = [...known, trajectory].map(({ times }) => [times[0], times[times.length - 1]])
  const span = [Math.min(...spans.map(([a]) => a)), Math.max(...spans.map(([, b]) => b))] as const
  const height = variables.length === 1 ? 220 : 130 * variables.length
  const marks = [...(past ? [{ time: from, label: '' }] : []), ...(trusted ? [trustedMark(from, trusted.time)] : [])]
  const marking = verticalMarks(marks, span, 20 / height)
  const panels = variables.map((variable, k) => ({
    ...panelOf(variable, k, variables.length),
    ...frame(options, pairs, variable),
  }))
  const titles = panels.map(({ variable, domain }) => topLabel(variableName(pairs[0], variable), domain[1]))
  const [recordLine, modelLine] = linesOf(['truth', 'model'])
  const record = known.length > 1 ? [joined(known[0], known[1])] : known
  return {
    data: panels.flatMap((panel) => [
      ...band(forecast, shown, panel),
      ...record.map((one) => curve(one, panel, 'record', recordLine)),
      curve(shown, panel, 'forecast', modelLine),
    ]),
    layout: {
      ...baseLayout(78 + height + 52, { l: 48, r: 16, t: 78, b: 52 }),
      hovermode: 'x',
      xaxis: axis(timeLabel, { anchor: `y${panels.length}`, range: span }),
      ...Object.fromEntries(
        panels.map(({ key, domain, range }) => [`yaxis${key}`, axis('', { domain, nticks: 5, range })]),
      ),
      shapes: marking.shapes,
      annotations: [...marking.annotations.filter(({ text }) => text !== ''), ...titles],
    },
    caption: options.caption ?? captionOf(forecast),
  }
}

interface FramedPanel extends Panel {
  readonly range: readonly [number, number]
}

function trustedMark(from: number, time: number) {
  return { time: from + time, label: 'trusted until here' }
}

/** All of the record, and forecast and band as far as half of the record's span beyond it. */
function frame({ forecast }: ForecastPlotOptions, known: readonly Trajectory[], variable: number) {
  const [low, high] = merged(known.map((one) => component(one, variable)))
  const { dim } = forecast.trajectory
  const pick = (values: Float64Array): Float64Array => values.filter((_, k) => k % dim === variable)
  const { states } = forecast.trajectory
  const [least, most] = merged([states, forecast.lower ?? states, forecast.upper ?? states].map(pick))
  const room = (high > low ? high - low : Math.max(Math.abs(high), 1)) / 2
  const [from, to] = [Math.min(low, Math.max(least, low - room)), Math.max(high, Math.min(most, high + room))]
  const margin = 0.04 * (to - from) || room
  return { range: [from - margin, to + margin] as const }
}

function merged(parts: readonly Float64Array[]): [number, number] {
  const ends = parts.map(extent)
  return [Math.min(...ends.map(([low]) => low)), Math.max(...ends.map(([, high]) => high))]
}

/** The band as a closed outline, from the last known sample on; what is infinite ends at the frame. */
function band({ lower, upper, coverage, trajectory }: Forecast, shown: Trajectory, panel: FramedPanel) {
  if (!lower || !upper) return []
  const before = shown.times.length - trajectory.times.length
  const values = component(shown, panel.variable)
  const kept = evenIndices(shown.times.length)
  const edge = (bound: Float64Array): (number | null)[] => {
    const [bottom, top] = panel.range
    const inside = values.map((value, i) => {
      const at = i < before ? value : bound[(i - before) * trajectory.dim + panel.variable]
      return Math.min(top, Math.max(bottom, at))
    })
    return rounded(inside, kept)
  }
  const x = rounded(shown.times, kept)
  const points = { x: [...x, ...[...x].reverse()], y: [...edge(upper), ...edge(lower).reverse()] }
  const name = `${Number((100 * (coverage ?? 0)).toPrecision(3))} % band`
  const label = { name, legendgroup: 'band', showlegend: panel.key === '', hoverinfo: 'skip' }
  const look = { fill: 'toself', fillcolor: colors.model, opacity: 0.2, line: { width: 0, color: colors.model } }
  return [{ type: 'scatter', mode: 'lines', ...points, xaxis: 'x', yaxis: `y${panel.key}`, ...label, ...look }]
}

/** The first and then the second, which is later. */
function joined(first: Trajectory, second: Trajectory): Trajectory {
  const states = new Float64Array(first.states.length + second.states.length)
  states.set(first.states)
  states.set(second.states, first.states.length)
  return { ...first, times: Float64Array.of(...first.times, ...second.times), states }
}

function captionOf({ trusted, stopped, coverage, lower }: Forecast): string {
  const reading = 'Wide line: the record. Thin orange line: the forecast.'
  const shade = lower
    ? ` ${Number((100 * (coverage ?? 0)).toPrecision(3))} % of true samples should lie in the shaded band.`
    : ''
  const promise = trusted ? ` The forecast is ${trusted.text}.` : ''
  return plainText(
    `${reading}${shade}${promise}${stopped.reason === 'horizon' ? '' : ` It ends early: ${stopped.message}.`}`,
  )
}
