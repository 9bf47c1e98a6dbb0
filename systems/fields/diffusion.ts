/**
 * Writes rate · (uᵢ₋₁ − 2uᵢ + uᵢ₊₁) for `size` values of y from `from` on into the same places of out: diffusion of second
 * order in the spacing, with rate = diffusivity / spacing².
 *
 * @param wall The value beyond both ends; without one they are joined to a ring.
 */
export function diffuse(
  y: Float64Array,
  from: number,
  size: number,
  rate: number,
  out: Float64Array,
  wall?: number,
): void {
  const last = from + size - 1
  for (let i = from + 1; i < last; i++) out[i] = rate * (y[i - 1] - 2 * y[i] + y[i + 1])
  out[from] = rate * ((wall ?? y[last]) - 2 * y[from] + y[from + 1])
  out[last] = rate * (y[last - 1] - 2 * y[last] + (wall ?? y[from]))
}

/** The same on a square ring of side · side values, row by row, with all four neighbors. */
export function diffuseSquare(y: Float64Array, from: number, side: number, rate: number, out: Float64Array): void {
  for (let row = 0; row < side; row++) {
    const here = from + row * side
    const above = from + ((row + side - 1) % side) * side
    const below = from + ((row + 1) % side) * side
    for (let column = 0; column < side; column++) {
      const left = column === 0 ? side - 1 : column - 1
      const right = column === side - 1 ? 0 : column + 1
      const around = y[above + column] + y[below + column] + y[here + left] + y[here + right]
      out[here + column] = rate * (around - 4 * y[here + column])
    }
  }
}
