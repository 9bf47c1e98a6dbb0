import type { Rectangle } from './rectangle.ts'

/** The parts of a line inside a rectangle, as x₀, y₀, x₁, y₁, …; what is not finite breaks it. */
export function clipped(xs: ArrayLike<number>, ys: ArrayLike<number>, frame: Rectangle): number[][] {
  const runs: number[][] = []
  let run: number[] = []
  const end = (): void => {
    if (run.length > 2) runs.push(run)
    run = []
  }
  for (let i = 1; i < xs.length; i++) {
    const part = segmentInside(xs[i - 1], ys[i - 1], xs[i], ys[i], frame)
    if (!part) {
      end()
      continue
    }
    const [ax, ay, bx, by, entered, left] = part
    if (entered) end()
    if (run.length === 0) run.push(ax, ay)
    run.push(bx, by)
    if (left) end()
  }
  end()
  return runs
}

type Part = readonly [ax: number, ay: number, bx: number, by: number, entered: boolean, left: boolean]

/** Liang and Barsky, ACM Trans. Graph. 3, 1–22 (1984). */
function segmentInside(ax: number, ay: number, bx: number, by: number, frame: Rectangle): Part | undefined {
  const dx = bx - ax
  const dy = by - ay
  if (!Number.isFinite(dx) || !Number.isFinite(dy)) return undefined
  const { left, top } = frame
  const right = left + frame.width
  const bottom = top + frame.height
  if (within(ax, left, right) && within(bx, left, right) && within(ay, top, bottom) && within(by, top, bottom))
    return [ax, ay, bx, by, false, false]
  const across = stretch(ax, dx, left, right)
  const down = stretch(ay, dy, top, bottom)
  const [from, to] = [Math.max(0, across[0], down[0]), Math.min(1, across[1], down[1])]
  if (!(from <= to)) return undefined
  return [ax + from * dx, ay + from * dy, ax + to * dx, ay + to * dy, from > 0, to < 1]
}

/** The part of a step, from 0 to 1, over which a coordinate lies between two bounds; none where the first is larger. */
function stretch(start: number, step: number, low: number, high: number): readonly [number, number] {
  if (step === 0) return within(start, low, high) ? [0, 1] : [1, 0]
  const [a, b] = [(low - start) / step, (high - start) / step]
  return a < b ? [a, b] : [b, a]
}

function within(value: number, low: number, high: number): boolean {
  return value >= low && value <= high
}
