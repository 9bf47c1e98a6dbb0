import { clearCanvas } from './clear-canvas.ts'
import { viewFrom } from './projection.ts'

/** What is drawn: states of shape [n, 3], of which the first `count` have been reached. */
export interface Scene {
  readonly truth: Float32Array
  readonly model: Float32Array
  readonly count: number
  /** From where it is seen, in radians. */
  readonly angle: number
}

/** States in a trail drawn boldly, and in one that is still seen. */
const [BOLD, FAINT] = [60, 1200]

/** Draws both orbits, truth wider and underneath, their newest stretch boldly and their heads with their names. */
export function drawButterfly(canvas: HTMLCanvasElement, { truth, model, count, angle }: Scene): void {
  const { context, width, height, look } = clearCanvas(canvas)
  const project = viewFrom(angle)
  const place = (states: Float32Array, i: number): [number, number] => {
    const [right, up] = project(states[3 * i], states[3 * i + 1], states[3 * i + 2])
    return [width / 2 + (right * height) / 2, height / 2 - (up * height) / 2]
  }
  const trail = (states: Float32Array, from: number, color: string, line: number, opacity: number): void => {
    context.beginPath()
    smoothLine(context, Math.max(0, count - from), count, (i) => place(states, i))
    Object.assign(context, { strokeStyle: color, lineWidth: line, globalAlpha: opacity })
    context.stroke()
  }
  const [trueColor, modelColor] = [look.getPropertyValue('--truth'), look.getPropertyValue('--model')]
  if (count === 0) return
  trail(truth, FAINT, trueColor, 1.4, 0.4)
  trail(model, FAINT, modelColor, 1, 0.4)
  trail(truth, BOLD, trueColor, 4, 1)
  trail(model, BOLD, modelColor, 2, 1)
  context.globalAlpha = 1
  context.font = `600 15px ${look.fontFamily}`
  const [head, twin] = [place(truth, count - 1), place(model, count - 1)]
  const above = head[1] <= twin[1] ? -1 : 1
  drawHead(context, head, trueColor, 'truth', above, look.getPropertyValue('--background'))
  drawHead(context, twin, modelColor, 'model', -above, look.getPropertyValue('--background'))
}

/** A curve that bends at the points and passes through the middles between them. */
function smoothLine(
  context: CanvasRenderingContext2D,
  from: number,
  to: number,
  place: (i: number) => readonly [number, number],
): void {
  let before = place(from)
  context.moveTo(...before)
  for (let i = from + 1; i < to; i++) {
    const point = place(i)
    context.quadraticCurveTo(...before, (before[0] + point[0]) / 2, (before[1] + point[1]) / 2)
    before = point
  }
  context.lineTo(...before)
}

/** A dot with its name above (-1) or below (1) it, on a rim of the page's color. */
function drawHead(
  context: CanvasRenderingContext2D,
  [x, y]: readonly [number, number],
  color: string,
  name: string,
  side: number,
  rim: string,
): void {
  context.fillStyle = color
  context.beginPath()
  context.arc(x, y, 5.5, 0, 2 * Math.PI)
  context.fill()
  Object.assign(context, { strokeStyle: rim, lineWidth: 4, textBaseline: 'middle' })
  context.strokeText(name, x + 10, y + 12 * side)
  context.fillText(name, x + 10, y + 12 * side)
}
