/**
 * The smallest k for which every row is within `tolerance` of the k-th before it, in each entry: the period of a
 * periodic sequence. 0 where there is none that fits in twice.
 *
 * @param rows Shape [n, dim].
 */
export function repetition(rows: ArrayLike<number>, tolerance: number, dim = 1): number {
  for (let k = 1; 2 * k * dim <= rows.length; k++) if (repeats(rows, k * dim, tolerance)) return k
  return 0
}

function repeats(rows: ArrayLike<number>, lag: number, tolerance: number): boolean {
  for (let i = lag; i < rows.length; i++) if (!(Math.abs(rows[i] - rows[i - lag]) <= tolerance)) return false
  return true
}
