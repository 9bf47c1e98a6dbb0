/** A line as points x₀, y₀, x₁, y₁, …. */
export type Points = ArrayLike<number>

/** At most `most` points of the line, none of the others farther from it than the tolerance, which grows as it must. */
export function simplify(points: Points, tolerance: number, most: number): number[] {
  const reaches = reachesOf(points, tolerance)
  for (let reach = tolerance; ; reach *= 1.4) {
    const kept = [...reaches.keys()].filter((i) => reaches[i] > reach)
    if (kept.length <= most) return kept
  }
}

/**
 * Up to which tolerance each point is kept by the method of Douglas and Peucker, Cartographica 10, 112–122 (1973): where it
 * cuts does not depend on the tolerance. 0 for points that the least of all tolerances leaves out.
 */
function reachesOf(points: Points, least: number): Float64Array {
  const last = points.length / 2 - 1
  const reaches = new Float64Array(last + 1)
  reaches[0] = reaches[last] = Number.POSITIVE_INFINITY
  const open: [from: number, to: number, reach: number][] = [[0, last, Number.POSITIVE_INFINITY]]
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to, before] = span
    const [index, distance] = farthest(points, from, to)
    if (distance <= least) continue
    const reach = Math.min(before, distance)
    reaches[index] = reach
    open.push([from, index, reach], [index, to, reach])
  }
  return reaches
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
