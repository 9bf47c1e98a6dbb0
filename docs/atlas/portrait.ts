import { htmlText, prose } from '../../src/node/html-text.ts'
import { type Canvas, layerPaths } from './canvas.ts'
import { frame } from './frame.ts'
import { planeOf } from './projection.ts'
import type { View } from './view.ts'

const WIDTH = 560
const HEIGHT = 500
const LONGEST = 4200
const MOST_DOTS = 6500
const THUMBNAIL = 120
const THUMBNAIL_POINTS = 420
const THUMBNAIL_DOTS = 600

/** The view as an SVG element with its frame; `title` says what it is to those who cannot see it. */
export function portrait(view: View, title: string): string {
  const plane = planeOf(view)
  const [left, top, right, bottom] = view.axes.length === 3 ? [36, 8, 36, 42] : [58, 28, 8, 38]
  const canvas = fitted(plane.aspect, [left, top, WIDTH - left - right, HEIGHT - top - bottom])
  // A flat picture needs no empty paper above and below.
  const height = Math.round(top + canvas.height + bottom)
  const placed = {
    ...canvas,
    top,
    fineness: 4,
    most: LONGEST / view.layers.filter(({ tone }) => tone === 'main').length,
  }
  const dotted = { ...placed, most: MOST_DOTS }
  const paths = view.layers.map((layer) => layerPaths(layer, plane, layer.mark === 'line' ? placed : dotted)).join('')
  return `<svg class="portrait" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${htmlText(title)}">
${frame(view, plane, placed)}
<g transform="scale(.25)">${paths}</g>
</svg>`
}

/** The view alone, small, for a list beside its name. */
export function thumbnail(view: View): string {
  const plane = planeOf(view)
  const [width, height] = [THUMBNAIL, 0.8 * THUMBNAIL]
  const canvas = { ...fitted(plane.aspect, [4, 4, width - 8, height - 8]), fineness: 3 }
  const layers = view.layers.filter(({ mark, tone }) => mark !== 'spots' && tone !== 'faint')
  const paths = layers.map((layer) => {
    const most = layer.mark !== 'line' ? THUMBNAIL_DOTS : THUMBNAIL_POINTS / layers.length
    return layerPaths(layer, plane, { ...canvas, most, cut: layers.length === 1 })
  })
  return `<svg viewBox="0 0 ${width} ${height}" aria-hidden="true"><g transform="scale(.3333)">${paths.join('')}</g></svg>`
}

/** The largest rectangle of this aspect in the middle of a box. */
function fitted(aspect: number, [left, top, width, height]: readonly number[]): Omit<Canvas, 'fineness' | 'most'> {
  const w = Math.min(width, height * aspect)
  const h = w / aspect
  return { left: left + (width - w) / 2, top: top + (height - h) / 2, width: w, height: h }
}

/** The figure of a page. */
export function portraitFigure(view: View, name: string): string {
  const axes = view.axes.map(({ label }) => label).join(', ')
  return `<figure>
${portrait(view, `${name}: ${axes}. ${view.caption}`)}
<figcaption>${prose(view.caption)}</figcaption>
</figure>`
}
