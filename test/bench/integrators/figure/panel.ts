import type { Row } from '../row.ts'
import { element, line, text } from './element.ts'
import { lookOf } from './looks.ts'
import { logScale, powerOfTen, type Scale, timeOf } from './scale.ts'

/** Where a panel is and the powers of ten on its axes. */
export interface Frame {
  readonly left: number
  readonly top: number
  readonly errors: readonly [low: number, high: number]
  readonly times: readonly [low: number, high: number]
}

/** A row with a place in the plot. */
export type Point = Row & { readonly error: number; readonly seconds: number }

export const WIDTH = 336
export const HEIGHT = 262
/** Room around the plot: for the times, the names of methods, the title and the errors. */
const MARGIN = { left: 46, right: 92, top: 30, bottom: 44 }
const LABEL_HEIGHT = 13

interface Axes {
  readonly x: Scale
  readonly y: Scale
  readonly right: number
  readonly bottom: number
}

/** Time over error for each method, tighter tolerances to the right. `curves` are drawn in this order. */
export function panel(title: string, curves: readonly (readonly Point[])[], frame: Frame): string {
  const right = frame.left + WIDTH - MARGIN.right
  const bottom = frame.top + HEIGHT - MARGIN.bottom
  const [low, high] = frame.errors
  // The large errors are on the left, so that a curve climbs as digits get more expensive.
  const x = logScale(low, high, right, frame.left + MARGIN.left)
  const y = logScale(...frame.times, bottom, frame.top + MARGIN.top)
  const axes = { x, y, right, bottom }
  const heading = text(frame.left + MARGIN.left, frame.top + 18, title, { class: 'ink title' })
  return [heading, grid(axes), ...curves.map((points) => curve(points, axes)), ...labels(curves, axes)].join('\n')
}

function grid({ x, y, right, bottom }: Axes): string {
  const left = x.at(10 ** x.decades[x.decades.length - 1])
  const times = y.decades.map((exponent) => {
    const at = y.at(10 ** exponent)
    const label = text(left - 6, at + 4, timeOf(exponent), { class: 'muted', 'text-anchor': 'end' })
    return line(left, at, right, at, { class: 'grid' }) + label
  })
  const errors = x.decades.filter((exponent) => exponent % 3 === 0)
  const ticks = errors.map((exponent) => {
    const at = x.at(10 ** exponent)
    const label = text(at, bottom + 16, powerOfTen(exponent), { class: 'muted', 'text-anchor': 'middle' })
    return line(at, y.at(10 ** y.decades[y.decades.length - 1]), at, bottom, { class: 'grid' }) + label
  })
  const name = text((left + right) / 2, bottom + 33, 'error  (more exact →)', {
    class: 'muted',
    'text-anchor': 'middle',
  })
  return [...times, ...ticks, name].join('\n')
}

function curve(points: readonly Point[], { x, y }: Axes): string {
  const { hue, dashed } = lookOf(points[0].method)
  const at = points.map(({ error, seconds }) => [x.at(error), y.at(seconds)] as const)
  const path = at.map(([cx, cy]) => `${cx.toFixed(1)},${cy.toFixed(1)}`).join(' ')
  const stroke = dashed ? { 'stroke-width': 1.4, 'stroke-dasharray': '4 3' } : { 'stroke-width': 2.4 }
  const dots = at.map(([cx, cy]) => element('circle', { cx, cy, r: dashed ? 1.8 : 2.6, class: 'fill' }))
  return element('g', { class: hue }, element('polyline', { points: path, class: 'curve', ...stroke }), ...dots)
}

/** The name of each curve beside the plot, level with the curve's end or, where names would collide, near to it. */
function labels(curves: readonly (readonly Point[])[], { x, y, right, bottom }: Axes): string[] {
  const ends = curves.map((points) => points[points.length - 1]).sort((a, b) => y.at(a.seconds) - y.at(b.seconds))
  const heights = spread(
    ends.map(({ seconds }) => y.at(seconds)),
    bottom,
  )
  return ends.map(({ method, error, seconds }, i) => {
    const { hue, dashed } = lookOf(method)
    const leader = line(x.at(error) + 4, y.at(seconds), right + 6, heights[i], {
      class: 'curve',
      'stroke-width': 0.7,
      opacity: '0.45',
    })
    const weight = dashed ? '400' : '600'
    const name = text(right + 9, heights[i] + 4, method, {
      class: 'fill',
      'font-weight': weight,
      style: 'font-size:11px',
    })
    return element('g', { class: hue }, leader, name)
  })
}

/** Sorted heights, moved as little as keeps them a label apart: downwards, and back up from the bottom. */
function spread(wanted: readonly number[], bottom: number): number[] {
  const heights = [...wanted]
  for (let i = 1; i < heights.length; i++) heights[i] = Math.max(heights[i], heights[i - 1] + LABEL_HEIGHT)
  for (let i = heights.length - 1, most = bottom; i >= 0; i--, most -= LABEL_HEIGHT)
    heights[i] = Math.min(heights[i], most)
  return heights
}
