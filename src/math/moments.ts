/** Count, mean, spread and extent of each column of some rows. Plain data; arrays have shape [dim]. */
export interface Moments {
  readonly count: number
  readonly mean: Float64Array
  /** Sums of squared deviations from the mean. */
  readonly squares: Float64Array
  readonly lower: Float64Array
  readonly upper: Float64Array
}

/** @param rows Shape [n, dim], row-major; n ≥ 1. */
export function momentsOf(rows: Float64Array, dim: number): Moments {
  const count = rows.length / dim
  const mean = new Float64Array(dim)
  const squares = new Float64Array(dim)
  const lower = new Float64Array(dim).fill(Number.POSITIVE_INFINITY)
  const upper = new Float64Array(dim).fill(Number.NEGATIVE_INFINITY)
  for (let j = 0; j < dim; j++) {
    // Differences to the first value lose nothing where the mean is far from zero.
    const origin = rows[j]
    let sum = 0
    for (let k = j; k < rows.length; k += dim) {
      sum += rows[k] - origin
      if (rows[k] < lower[j]) lower[j] = rows[k]
      if (rows[k] > upper[j]) upper[j] = rows[k]
    }
    mean[j] = origin + sum / count
    for (let k = j; k < rows.length; k += dim) squares[j] += (rows[k] - mean[j]) ** 2
  }
  return { count, mean, squares, lower, upper }
}

/**
 * The moments of the rows of both.
 *
 * Source: T. F. Chan, G. H. Golub, R. J. LeVeque, Stanford report STAN-CS-79-773 (1979), eq. 2.1.
 */
export function mergeMoments(first: Moments, second: Moments): Moments {
  const count = first.count + second.count
  const share = second.count / count
  const mean = first.mean.map((value, j) => value + share * (second.mean[j] - value))
  const squares = first.squares.map((value, j) => {
    const apart = second.mean[j] - first.mean[j]
    return value + second.squares[j] + first.count * share * apart * apart
  })
  return {
    count,
    mean,
    squares,
    lower: first.lower.map((value, j) => Math.min(value, second.lower[j])),
    upper: first.upper.map((value, j) => Math.max(value, second.upper[j])),
  }
}
