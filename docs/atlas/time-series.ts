import { htmlText, prose } from '../../src/node/html-text.ts'
import { slice, type Trajectory } from '../../src/trajectory.ts'
import { layerPaths } from './canvas.ts'
import { plain, shortNumber } from './numbers.ts'
import { telling } from './variables.ts'
import { axisOf, columnsOf, type Layer, labelOf } from './view.ts'

const WIDTH = 560
const PANEL = 112
const LEFT = 76
const POINTS = 700

interface SeriesOptions {
  /** The first row to show. */
  readonly from: number
  /** How many rows to show. */
  readonly rows: number
  /** Stands at the axis of time. */
  readonly timeLabel: string
  /** Which variables; default those that tell most. */
  readonly variables?: readonly number[]
  /** Whether there is nothing between the rows. */
  readonly discrete: boolean
}

/** A part of a trajectory over time, a panel per variable. */
export function timeSeries(
  trajectory: Trajectory,
  name: string,
  { from, rows, timeLabel, discrete, variables = telling(trajectory) }: SeriesOptions,
): string {
  const part = slice(trajectory, from, from + rows)
  const bottom = 8 + variables.length * PANEL
  const caption = `${variables.map((j) => labelOf(part, j)).join(', ')} over time.`
  const label = (x: number, anchor: string, content: string): string =>
    `<text x="${x}" y="${bottom + 14}" text-anchor="${anchor}">${prose(content)}</text>`
  const end = part.times[part.times.length - 1]
  return `<figure>
<svg class="series" viewBox="0 0 ${WIDTH} ${bottom + 22}" role="img" aria-label="${htmlText(`${name}: ${caption}`)}">
${variables.map((j, k) => panel(part, j, 8 + k * PANEL, discrete)).join('\n')}
${label(LEFT, 'start', plain(part.times[0], 4))}
${label((LEFT + WIDTH) / 2, 'middle', timeLabel)}
${label(WIDTH - 4, 'end', plain(end, 4))}
</svg>
<figcaption>${htmlText(caption)}</figcaption>
</figure>`
}

function panel(part: Trajectory, j: number, top: number, discrete: boolean): string {
  const [values] = columnsOf(part, [j])
  const [time, axis] = [axisOf('', part.times), axisOf('', values)]
  const box = { left: LEFT, top: top + 6, width: WIDTH - LEFT - 4, height: PANEL - 26 }
  const project = (t: number, y: number): [number, number, number] => [
    (t - time.low) / (time.high - time.low),
    (y - axis.low) / (axis.high - axis.low),
    0,
  ]
  const columns = [part.times, values]
  const layers: readonly Layer[] = discrete
    ? [
        { columns, mark: 'line', tone: 'faint' },
        { columns, mark: 'dots', tone: 'main' },
      ]
    : [{ columns, mark: 'line', tone: 'main' }]
  const canvas = { ...box, fineness: 4, most: POINTS }
  const paths = layers.map((layer) => layerPaths(layer, { project, aspect: 1 }, canvas)).join('')
  const bottom = box.top + box.height
  const label = (y: number, content: string): string =>
    `<text x="${LEFT - 8}" y="${y}" text-anchor="end">${prose(content)}</text>`
  const span = axis.high - axis.low
  return `<path class="edge" d="M${LEFT} ${box.top - 6}V${bottom + 6}H${WIDTH}"/>
${label(box.top + 8, shortNumber(axis.high, span))}${label(bottom + 4, shortNumber(axis.low, span))}
<text class="name" x="${LEFT - 8}" y="${(box.top + bottom) / 2 + 6}" text-anchor="end">${htmlText(labelOf(part, j))}</text>
<g transform="scale(.25)">${paths}</g>`
}
