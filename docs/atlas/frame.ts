import { htmlText, prose } from '../../src/node/html-text.ts'
import type { Canvas } from './canvas.ts'
import { shortNumber } from './numbers.ts'
import type { Plane } from './projection.ts'
import type { Axis, View } from './view.ts'

type Box = Omit<Canvas, 'fineness' | 'most'>
type Spot = readonly [x: number, y: number]

/** Lines around the picture, with the name of each axis and the values at its ends. */
export function frame(view: View, plane: Plane, box: Box): string {
  return view.axes.length === 2 ? rectangle(view, box) : openCube(view.axes, plane, box)
}

function rectangle({ axes: [x, y] }: View, { left, top, width, height }: Box): string {
  const [right, bottom] = [left + width, top + height]
  const [xLow, xHigh] = endsOf(x)
  const [yLow, yHigh] = endsOf(y)
  return [
    `<path class="edge" d="M${round(left)} ${round(top)}V${round(bottom)}H${round(right)}"/>`,
    text([left, bottom + 20], 'start', xLow),
    text([right, bottom + 20], 'end', xHigh),
    text([(left + right) / 2, bottom + 22], 'middle', x.label, 'name'),
    text([left - 6, bottom], 'end', yLow),
    text([left - 6, top + 12], 'end', yHigh),
    text([left, top - 12], 'start', y.label, 'name'),
  ].join('')
}

/** The nine edges of the cube that the curve does not lie behind; the names stand at three of its outer edges. */
function openCube(axes: readonly Axis[], plane: Plane, box: Box): string {
  const corners = Array.from({ length: 8 }, (_, k) => {
    const values = axes.map(({ low, high }, axis) => ((k >> axis) & 1 ? high : low))
    const [x, y, depth] = plane.project(...values)
    return { k, depth, spot: [box.left + x * box.width, box.top + (1 - y) * box.height] as Spot }
  })
  const nearest = corners.reduce((a, b) => (b.depth < a.depth ? b : a)).k
  const edges = [0, 1, 2].flatMap((axis) =>
    corners.filter(({ k }) => !((k >> axis) & 1)).map(({ k }) => [k, k | (1 << axis)] as const),
  )
  const drawn = edges
    .filter((edge) => !edge.includes(nearest))
    .map(([a, b]) => `M${corners[a].spot.map(round).join(' ')}L${corners[b].spot.map(round).join(' ')}`)
  const foot = nearest & 3
  const leftmost = [0, 1, 2, 3].reduce((a, b) => (corners[b].spot[0] < corners[a].spot[0] ? b : a))
  const names = [
    along(axes[0], corners[foot & 2].spot, corners[(foot & 2) | 1].spot, 'below'),
    along(axes[1], corners[foot & 1].spot, corners[(foot & 1) | 2].spot, 'below'),
    along(axes[2], corners[leftmost].spot, corners[leftmost | 4].spot, 'left'),
  ]
  return `<path class="edge" d="${drawn.join('')}"/>${names.join('')}`
}

/** Name and end values of an axis beside the edge from its low to its high end. */
function along(axis: Axis, low: Spot, high: Spot, side: 'below' | 'left'): string {
  const ends = endsOf(axis)
  const at = (part: number): Spot => [low[0] + part * (high[0] - low[0]), low[1] + part * (high[1] - low[1])]
  if (side === 'left')
    return [
      text([low[0] - 6, low[1] - 6], 'end', ends[0]),
      text([high[0] - 6, high[1] + 12], 'end', ends[1]),
      text([at(0.5)[0] - 10, at(0.5)[1]], 'end', axis.label, 'name'),
    ].join('')
  // The lower end of an edge is the corner of the foot, beside which the values of both axes stand.
  const anchor = high[0] > low[0] === low[1] > high[1] ? 'start' : 'end'
  return [0.08, 0.5, 0.9]
    .map((part, k) => {
      const [x, y] = at(part)
      const shift = anchor === 'start' ? 8 : -8
      return text([x + shift, y + 17], anchor, [ends[0], axis.label, ends[1]][k], k === 1 ? 'name' : '')
    })
    .join('')
}

function endsOf({ low, high, unmarked }: Axis): [string, string] {
  if (unmarked) return ['', '']
  return [shortNumber(low, high - low), shortNumber(high, high - low)]
}

function text([x, y]: Spot, anchor: string, content: string, name = ''): string {
  if (content === '') return ''
  const look = name === '' ? '' : ` class="${name}"`
  return `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}"${look}>${name ? htmlText(content) : prose(content)}</text>`
}

function round(value: number): number {
  return Number(value.toFixed(1))
}
