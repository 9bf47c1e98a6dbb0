import type { Figure } from '../../src/figure/figure.ts'
import type { ColorRole } from '../../src/figure/theme.ts'
import { htmlText } from '../../src/node/html-text.ts'
import { tracesOf } from './drawn.ts'
import { paintOf } from './paint.ts'
import { planeDrawing } from './plane-drawing.ts'
import { spaceDrawing } from './space-drawing.ts'
import type { Style } from './style.ts'

export interface ChartOptions {
  /** Pixels of the drawing, and the units of its view box. */
  readonly width: number
  readonly height: number
  /** Marks alone, without words and axes. Default false. */
  readonly thumbnail?: boolean
  /** Colors for a file of its own; by default the variables of the page, such as --truth, which turn dark with it. */
  readonly palette?: Readonly<Record<ColorRole, string>>
}

const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif"

/**
 * A figure of this library as the text of an SVG element, without a document, a browser or Plotly. The caption is what it
 * says to those who cannot see it. A figure in space is seen from its camera.
 * @throws RangeError for a size that is not positive and finite.
 */
export function chartSvg(figure: Figure, { width, height, thumbnail = false, palette }: ChartOptions): string {
  if (!(width > 0 && height > 0 && width + height < Number.POSITIVE_INFINITY))
    throw new RangeError(`chartSvg: width and height must be positive and finite, got ${width} and ${height}`)
  const style: Style = { width, height, thumbnail, paint: paintOf(palette) }
  const space = tracesOf(figure).some(({ type }) => type === 'scatter3d')
  const name = thumbnail ? 'aria-hidden="true"' : `role="img" aria-label="${htmlText(figure.caption)}"`
  const look = `font-family="${FONT}" font-size="13" stroke-linejoin="round"`
  const drawing = space ? spaceDrawing(figure, style) : planeDrawing(figure, style)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ${name} ${look}>${drawing}</svg>`
}
