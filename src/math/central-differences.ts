/**
 * The cube root of 2⁻⁵²: as much is lost to rounding as to the third derivative, and a dozen digits of a smooth function are
 * left. A literal, as engines differ in the last place of `Math.cbrt`.
 */
const relativeIncrement = 6.0554544523933395e-6

/** An entry smaller than this fraction of the largest one is moved as if it were that large. */
const floor = 0.01

/** The increment for entry j of y: never 0, and exact beside y[j]. */
export function centralIncrement(y: Float64Array, j: number): number {
  let largest = 0
  for (let i = 0; i < y.length; i++) largest = Math.max(largest, Math.abs(y[i]))
  const size = relativeIncrement * Math.max(Math.abs(y[j]), floor * largest || 1e-3)
  return y[j] + size - y[j]
}

/** The Jacobian of f by central differences: a function that writes ∂fᵢ/∂yⱼ at (t, y) into out[i·dim + j]. */
export function centralDifferences(
  f: (t: number, y: Float64Array, out: Float64Array) => void,
  dim: number,
): (t: number, y: Float64Array, out: Float64Array) => void {
  const moved = new Float64Array(dim)
  const ahead = new Float64Array(dim)
  const behind = new Float64Array(dim)
  return (t, y, out) => {
    for (let i = 0; i < dim; i++) moved[i] = y[i]
    for (let j = 0; j < dim; j++) {
      const increment = centralIncrement(y, j)
      moved[j] = y[j] + increment
      f(t, moved, ahead)
      moved[j] = y[j] - increment
      f(t, moved, behind)
      moved[j] = y[j]
      for (let i = 0; i < dim; i++) out[i * dim + j] = (ahead[i] - behind[i]) / (2 * increment)
    }
  }
}
