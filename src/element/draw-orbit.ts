import { type Extent, placement } from './extent.ts'
import { type Run, type Setup, shown } from './run.ts'

/** Pixels around the orbit, for what the axes are called. */
const MARGIN = 28

/** Points of the trail that are drawn boldly. */
const BOLD = 60

/** The orbit's trail, its newest stretch boldly, and its head; dots for a map that knows no time. */
export function drawOrbit(canvas: HTMLCanvasElement, setup: Setup, run: Run): void {
  const { model } = setup
  const ratio = Math.min(2, devicePixelRatio)
  const [width, height] = [canvas.clientWidth, canvas.clientHeight]
  Object.assign(canvas, { width: width * ratio, height: height * ratio })
  const context = canvas.getContext('2d')!
  const look = getComputedStyle(canvas)
  const extent = shown(setup, run)
  const place = placement(extent, width, height, MARGIN)
  const { size, point } = run.trail
  /** Dots of a radius, or a line that bends at the points, through the trail from a point on. */
  const draw = (from: number, opacity: number, thickness: number, radius = 0): void => {
    Object.assign(context, { globalAlpha: opacity, lineWidth: thickness })
    context.beginPath()
    let before: readonly [number, number] | undefined
    for (let i = Math.max(0, from); i < size; i++) {
      const [x, y] = place(...point(i))
      const [a, b] = before ?? [x, y]
      before = [x, y]
      if (radius) context.moveTo(x + radius, y)
      if (radius) context.arc(x, y, radius, 0, 7)
      else context.quadraticCurveTo(a, b, (a + x) / 2, (b + y) / 2)
    }
    if (before && !radius) context.lineTo(...before)
    context.stroke()
  }
  context.scale(ratio, ratio)
  Object.assign(context, { strokeStyle: look.color, lineJoin: 'round' })
  const radius = model.advance && model.dt === undefined ? 0.5 : 0
  draw(0, 0.5, 1, radius)
  if (!radius) draw(size - BOLD, 1, 2)
  draw(size - 1, 1, 5, 2.5)
  drawNames(context, axisNames(setup), extent, look)
}

/** What the axes are called. */
export function axisNames({ model, view: { across, up } }: Setup): readonly [across: string, up: string] {
  const time = model.advance && model.dt === undefined ? 'step' : 'time'
  return [across === undefined ? time : model.variables[across], model.variables[up]]
}

function drawNames(
  context: CanvasRenderingContext2D,
  [across, up]: readonly [string, string],
  extent: Extent,
  { caretColor, fontSize, fontFamily }: CSSStyleDeclaration,
): void {
  const { clientWidth, clientHeight } = context.canvas
  Object.assign(context, { font: `${fontSize} ${fontFamily}`, fillStyle: caretColor, textBaseline: 'middle' })
  context.fillText(`↑ ${up}, ${range(extent.up)}`, 4, MARGIN / 2)
  context.textAlign = 'right'
  context.fillText(`${across}, ${range(extent.across)} →`, clientWidth - 4, clientHeight - MARGIN / 2)
}

function range(ends: readonly [number, number]): string {
  return ends.map((end) => `${Number(end.toPrecision(3))}`.replace('-', '−')).join(' to ')
}
