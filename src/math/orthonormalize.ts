/**
 * Makes the columns of a matrix orthonormal, first to last, and writes the length that each had left after the columns
 * before it: the diagonal of R in A = Q·R. Gram–Schmidt, repeated until orthogonality is at rounding level. A column that
 * the others leave nothing of has length 0, and some direction orthogonal to them takes its place.
 *
 * @param columns Shape [n, count], row-major, count ≤ n. Overwritten with Q.
 * @param lengths Shape [count].
 */
export function orthonormalize(columns: Float64Array, n: number, lengths: Float64Array): void {
  const count = lengths.length
  for (let j = 0; j < count; j++) {
    let length = normalize(columns, n, count, j)
    // Again until next to nothing is taken out: what rounding left of the others counts as little as they did.
    for (let left = 0; length > 0 && left < 0.5; length *= left) left = normalize(columns, n, count, j)
    lengths[j] = length
    for (let k = 0; length === 0 && k < n; k++) {
      for (let i = 0; i < n; i++) columns[i * count + j] = i === k ? 1 : 0
      if (normalize(columns, n, count, j) > 0.5 / Math.sqrt(n)) break
    }
  }
}

/** Takes the columns before it out of column j, divides it by the length it has left, if any, and answers that. */
function normalize(columns: Float64Array, n: number, count: number, j: number): number {
  const end = n * count
  for (let k = 0; k < j; k++) {
    let dot = 0
    for (let at = 0; at < end; at += count) dot += columns[at + j] * columns[at + k]
    for (let at = 0; at < end; at += count) columns[at + j] -= dot * columns[at + k]
  }
  let squares = 0
  for (let at = j; at < end; at += count) squares += columns[at] * columns[at]
  const length = Math.sqrt(squares)
  if (length > 0) for (let at = j; at < end; at += count) columns[at] /= length
  return length
}
