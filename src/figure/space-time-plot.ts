import type { Trajectory } from '../trajectory.ts'
import type { Figure } from './figure.ts'
import { type Mark, topLabel, verticalMarks } from './marks.ts'
import { type Pair, pairNames, pairVariables } from './pair.ts'
import { panelOf } from './panels.ts'
import { evenIndices, extent, rounded } from './points.ts'
import { axis, baseLayout, colors, plainText } from './theme.ts'

/** `variables` are the sites from bottom to top; all of them by default. */
export interface SpaceTimePlotOptions extends Pair {
  /** Where the sites are; their numbers from 1 on by default. */
  readonly positions?: ArrayLike<number>
  /** Moments to mark, such as the end of the valid time. */
  readonly marks?: readonly Mark[]
  /** Titles of the axes, with their units. */
  readonly timeLabel?: string
  readonly placeLabel?: string
}

type Json = Readonly<Record<string, unknown>>

/** Cells along each side: about what a screen shows. */
const MOST_TIMES = 300
const MOST_SITES = 128
/** Pixels of a panel's height. */
const PANEL = 170

const fieldColors = [
  [0, colors.truth],
  [0.5, colors.background],
  [1, colors.baseline4],
]
const errorColors = [
  [0, colors.background],
  [1, colors.model],
]

/**
 * A field over place and time as color: truth, prediction as far as it goes, and the size of their difference.
 * @throws RangeError where the two differ in dimension or sampling, either is empty, a site does not exist, or not every
 * site has a position.
 */
export function spaceTimePlot(options: SpaceTimePlotOptions): Figure {
  const { truth, prediction, marks = [], timeLabel = 'time', placeLabel = 'site', positions, caption } = options
  const sites = pairVariables('spaceTimePlot', options, truth.dim)
  const names = pairNames(options)
  checkPlaces(options)
  checkTimes(options)
  const rows = evenIndices(sites.length, MOST_SITES).map((k) => sites[k])
  const times = evenIndices(truth.times.length, MOST_TIMES)
  const place = { x: rounded(truth.times, times), y: rows.map((j) => positions?.[j] ?? j + 1) }
  const fields = [grid(truth, rows, times), grid(prediction, rows, times)]
  const difference = fields[0].map((row, k) => row.map((value, i) => distance(value, fields[1][k][i])))
  const [low, high] = extent(truth.states)
  const ends = [truth.times[0], truth.times[truth.times.length - 1]] as const
  const marking = verticalMarks(marks, ends, 20 / (3 * PANEL))
  const panels = [0, 1, 2].map((k) => panelOf(k, k, 3))
  const titles = [names.truth, names.prediction, 'difference']
  const top = marks.length > 0 ? 56 : 36
  return {
    data: [
      heatmap({ ...place, z: fields[0], colorscale: fieldColors, ...limits(low, high) }, '', names.truth),
      heatmap({ ...place, z: fields[1], colorscale: fieldColors, ...limits(low, high) }, '2', names.prediction),
      heatmap({ ...place, z: difference, colorscale: errorColors, ...limits(0, (high - low) / 2) }, '3', titles[2]),
    ],
    layout: {
      ...baseLayout(top + 3 * PANEL + 52, { l: 56, r: 16, t: top, b: 52 }),
      xaxis: axis(timeLabel, { anchor: 'y3', range: ends, showgrid: false }),
      ...Object.fromEntries(
        panels.map(({ key, domain }) => [`yaxis${key}`, axis(placeLabel, { domain, nticks: 5, showgrid: false })]),
      ),
      shapes: marking.shapes,
      annotations: [...marking.annotations, ...panels.map(({ domain }, k) => topLabel(titles[k], domain[1]))],
    },
    caption:
      caption ??
      `The ${names.truth}, the ${names.prediction} below it, and how far apart they are: white where they agree, orange ` +
        'where they differ by half the range of the field or more.',
  }
}

function checkPlaces({ truth: { dim }, positions }: SpaceTimePlotOptions): void {
  if (positions && positions.length !== dim)
    throw new RangeError(`spaceTimePlot: ${positions.length} positions for ${dim} sites`)
}

function checkTimes({ truth, prediction }: Pair): void {
  const shared = Math.min(truth.times.length, prediction.times.length)
  const dt = Math.abs(truth.times[truth.times.length - 1] - truth.times[0]) / Math.max(1, truth.times.length - 1)
  for (let i = 0; i < shared; i++)
    if (!(Math.abs(truth.times[i] - prediction.times[i]) <= 1e-3 * dt))
      throw new RangeError(
        `spaceTimePlot: times[${i}] is ${truth.times[i]} of one and ${prediction.times[i]} of the other`,
      )
}

/** A row for each site; null after the trajectory's end. */
function grid(
  { states, dim, times }: Trajectory,
  sites: readonly number[],
  columns: readonly number[],
): (number | null)[][] {
  return sites.map((j) => columns.map((i) => (i < times.length ? cell(states[i * dim + j]) : null)))
}

function distance(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : cell(Math.abs(a - b))
}

/** Four digits are more than a color shows; what is not finite is an empty cell. */
function cell(value: number): number | null {
  return Number.isFinite(value) ? Number(value.toPrecision(4)) : null
}

/** Ends of the color scale; plotly's own for a field that is constant or of numbers too large. */
function limits(low: number, high: number): Json {
  return high > low && high - low < 1e300 ? { zmin: low, zmax: high } : {}
}

function heatmap(cells: Json, key: string, name: string): Json {
  return {
    type: 'heatmap',
    ...cells,
    xaxis: 'x',
    yaxis: `y${key}`,
    name: plainText(name),
    showscale: false,
    hoverinfo: 'skip',
  }
}
