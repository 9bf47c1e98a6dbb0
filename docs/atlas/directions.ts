import type { OdeSystem } from '../../src/system/system.ts'
import type { Axis, Layer } from './view.ts'

const ROWS = 15
const LENGTH = 0.7
const BARB = 0.3

/** Half arrows along the field of a system of two variables, on a grid over the axes. */
export function directions({ field }: OdeSystem, [xAxis, yAxis]: readonly Axis[]): Layer {
  const spans = [xAxis.high - xAxis.low, yAxis.high - yAxis.low]
  const [xs, ys]: number[][] = [[], []]
  const rate = new Float64Array(2)
  for (let k = 0; k < ROWS * ROWS; k++) {
    const x = xAxis.low + (spans[0] * ((k % ROWS) + 0.5)) / ROWS
    const y = yAxis.low + (spans[1] * (Math.floor(k / ROWS) + 0.5)) / ROWS
    field(0, Float64Array.of(x, y), rate)
    const [dx, dy] = [rate[0] / spans[0], rate[1] / spans[1]]
    const half = LENGTH / (2 * ROWS * Math.hypot(dx, dy))
    if (!Number.isFinite(half)) continue
    // In units of half an arrow along and across it: tail, head, end of the barb.
    for (const [along, across] of [
      [-1, 0],
      [1, 0],
      [1 - 2 * BARB, BARB],
    ]) {
      xs.push(x + (along * dx - across * dy) * half * spans[0])
      ys.push(y + (along * dy + across * dx) * half * spans[1])
    }
    xs.push(Number.NaN)
    ys.push(Number.NaN)
  }
  return { columns: [Float64Array.from(xs), Float64Array.from(ys)], mark: 'line', tone: 'faint' }
}
