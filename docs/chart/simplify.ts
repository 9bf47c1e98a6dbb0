/** A line as points x₀, y₀, x₁, y₁, …. */
export type Points = ArrayLike<number>

/** At most `most` points of the line, none of the others farther from it than the tolerance, which grows as it must. */
export function simplify(points: Points, tolerance: number, most: number): number[] {
  for (let reach = tolerance; ; reach *= 1.4) {
    const kept = keep(points, reach)
    if (kept.length <= most) return kept
  }
}

/** Indices of the points to keep: those of Douglas and Peucker, Cartographica 10, 112–122 (1973). */
function keep(points: Points, tolerance: number): number[] {
  const last = points.length / 2 - 1
  const kept = new Uint8Array(last + 1)
  kept[0] = kept[last] = 1
  const open: [number, number][] = [[0, last]]
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to] = span
    const [index, distance] = farthest(points, from, to)
    if (index === from || distance <= tolerance) continue
    kept[index] = 1
    open.push([from, index], [index, to])
  }
  const indices: number[] = []
  for (let i = 0; i <= last; i++) if (kept[i]) indices.push(i)
  return indices
}

/** The point between two others that is farthest from the segment between them. */
function farthest(points: Points, from: number, to: number): readonly [index: number, distance: number] {
  const ax = points[2 * from]
  const ay = points[2 * from + 1]
  const dx = points[2 * to] - ax
  const dy = points[2 * to + 1] - ay
  const length = dx * dx + dy * dy
  let index = from
  let most = -1
  for (let i = from + 1; i < to; i++) {
    const px = points[2 * i] - ax
    const py = points[2 * i + 1] - ay
    const along = length > 0 ? Math.min(1, Math.max(0, (px * dx + py * dy) / length)) : 0
    const offX = px - along * dx
    const offY = py - along * dy
    const square = offX * offX + offY * offY
    if (square > most) {
      index = i
      most = square
    }
  }
  return [index, Math.sqrt(Math.max(0, most))]
}
