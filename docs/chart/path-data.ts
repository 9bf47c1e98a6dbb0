/** Coordinates are whole; relative to the point before they take few characters. */
const step = (dx: number, dy: number): string => `${dx}${dy < 0 ? '' : ' '}${dy}`

/** An SVG path through points of whole coordinates; `breaks` holds the indices at which it begins anew. */
export function linePath(
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  breaks: ReadonlySet<number> = new Set(),
): string {
  let path = ''
  for (let i = 0; i < xs.length; i++) {
    if (i === 0 || breaks.has(i)) path += `M${xs[i]} ${ys[i]}`
    else
      path += `${i === 1 || breaks.has(i - 1) ? 'l' : xs[i] < xs[i - 1] ? '' : ' '}${step(xs[i] - xs[i - 1], ys[i] - ys[i - 1])}`
  }
  return path
}

/** An SVG path of dots at distinct points of whole coordinates; draw it with round line caps. */
export function dotsPath(points: readonly (readonly [number, number])[]): string {
  const sorted = [...points].sort(([ax, ay], [bx, by]) => ay - by || ax - bx)
  let [x, y] = [0, 0]
  let path = ''
  for (const [px, py] of sorted) {
    path += `m${step(px - x, py - y)}h0`
    ;[x, y] = [px, py]
  }
  return path
}
