import type { PortraitStates } from '../../../lab/messages.ts'
import { clearCanvas } from '../clear-canvas.ts'

/** From where the states are seen: about the upright axis and above the plane, in radians. */
export interface ViewAngles {
  readonly turn: number
  readonly tilt: number
}

/** Part of half the picture that the states fill. */
const FILL = 0.86

/** Draws both orbits, truth wider and underneath, in the box of the true states; flat where there are two variables. */
export function drawPortrait(
  canvas: HTMLCanvasElement,
  { dim, truth, model }: PortraitStates,
  view: ViewAngles,
  isMap: boolean,
): void {
  const { context, width, height, look } = clearCanvas(canvas)
  const place = placer(truth, dim, view)
  const half = (Math.min(width, height) / 2) * FILL
  const at = (states: Float32Array, i: number): readonly [number, number] => {
    const [right, up] = place(states, i)
    return [width / 2 + right * half, height / 2 - up * half]
  }
  const draw = (states: Float32Array, color: string, line: number): void => {
    Object.assign(context, {
      strokeStyle: look.getPropertyValue(color),
      fillStyle: look.getPropertyValue(color),
      lineWidth: line,
    })
    if (isMap) drawPoints(context, states.length / dim, (i) => at(states, i), line)
    else drawLine(context, states.length / dim, (i) => at(states, i))
  }
  draw(truth, '--truth', 2.4)
  draw(model, '--model', 1.2)
}

function drawLine(context: CanvasRenderingContext2D, n: number, at: (i: number) => readonly [number, number]): void {
  context.beginPath()
  for (let i = 0; i < n; i++) context.lineTo(...at(i))
  context.stroke()
}

function drawPoints(
  context: CanvasRenderingContext2D,
  n: number,
  at: (i: number) => readonly [number, number],
  size: number,
): void {
  for (let i = 0; i < n; i++) {
    context.beginPath()
    context.arc(...at(i), size, 0, 2 * Math.PI)
    context.fill()
  }
}

/** Puts states into the cube from −1 to 1 that the truth fills, and looks at it. */
function placer(truth: Float32Array, dim: number, { turn, tilt }: ViewAngles) {
  const axes = Array.from({ length: Math.min(3, dim) }, (_, j) => extentOf(truth, dim, j))
  const value = (states: Float32Array, i: number, j: number): number => {
    const { middle, half } = axes[j]
    return Math.max(-8, Math.min(8, (states[i * dim + j] - middle) / half))
  }
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  return (states: Float32Array, i: number): readonly [number, number] => {
    const x = value(states, i, 0)
    if (dim === 1) return [states.length > 1 ? (2 * i) / (states.length - 1) - 1 : 0, x]
    const y = value(states, i, 1)
    if (dim === 2) return [x, y]
    const z = value(states, i, 2)
    const depth = y * cos - x * sin
    return [(x * cos + y * sin) / Math.SQRT2, (z * Math.cos(tilt) + depth * Math.sin(tilt)) / Math.SQRT2]
  }
}

function extentOf(states: Float32Array, dim: number, j: number): { readonly middle: number; readonly half: number } {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let k = j; k < states.length; k += dim) {
    low = Math.min(low, states[k])
    high = Math.max(high, states[k])
  }
  return { middle: (low + high) / 2, half: high > low ? (high - low) / 2 : 1 }
}
