/**
 * Factors a real matrix in place, PA = LU with partial pivoting: U on and above the diagonal, L (unit diagonal) below.
 * Answers false, with `a` left half done, where no pivot is left: the matrix is singular.
 *
 * @param a Shape [n, n], row-major, finite.
 * @param swaps Shape [n]: row k was exchanged with row swaps[k] before column k was eliminated.
 */
export function factorize(a: Float64Array, n: number, swaps: Int32Array): boolean {
  for (let k = 0; k < n; k++) {
    let best = k
    for (let i = k + 1; i < n; i++) if (Math.abs(a[i * n + k]) > Math.abs(a[best * n + k])) best = i
    swaps[k] = best
    const pivot = a[best * n + k]
    if (!(Math.abs(pivot) > 0 && Math.abs(pivot) < Number.POSITIVE_INFINITY)) return false
    swapRows(a, n, k, best)
    for (let i = k + 1; i < n; i++) {
      const factor = a[i * n + k] / pivot
      a[i * n + k] = factor
      if (factor === 0) continue
      for (let j = k + 1; j < n; j++) a[i * n + j] -= factor * a[k * n + j]
    }
  }
  return true
}

/** Overwrites b with the solution of A x = b, from what `factorize` made of A. */
export function solve(lu: Float64Array, n: number, swaps: Int32Array, b: Float64Array): void {
  for (let k = 0; k < n; k++) swapRows(b, 1, k, swaps[k])
  for (let i = 1; i < n; i++) {
    let sum = b[i]
    for (let j = 0; j < i; j++) sum -= lu[i * n + j] * b[j]
    b[i] = sum
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = b[i]
    for (let j = i + 1; j < n; j++) sum -= lu[i * n + j] * b[j]
    b[i] = sum / lu[i * n + i]
  }
}

/** Exchanges two rows of a matrix with n columns. */
export function swapRows(a: Float64Array, n: number, row: number, other: number): void {
  if (row === other) return
  for (let j = 0; j < n; j++) {
    const kept = a[row * n + j]
    a[row * n + j] = a[other * n + j]
    a[other * n + j] = kept
  }
}
