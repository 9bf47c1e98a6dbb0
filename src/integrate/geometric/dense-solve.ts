/**
 * Factors a, shape [n, n], row-major, in place into L and U with row exchanges. Answers the row taken at each step;
 * a singular matrix leaves infinities or NaN in a.
 */
export function factorize(a: Float64Array, n: number): Int32Array {
  const pivots = new Int32Array(n)
  for (let k = 0; k < n; k++) {
    let pivot = k
    for (let i = k + 1; i < n; i++) if (Math.abs(a[i * n + k]) > Math.abs(a[pivot * n + k])) pivot = i
    pivots[k] = pivot
    for (let j = 0; pivot !== k && j < n; j++) {
      const value = a[k * n + j]
      a[k * n + j] = a[pivot * n + j]
      a[pivot * n + j] = value
    }
    for (let i = k + 1; i < n; i++) {
      const factor = a[i * n + k] / a[k * n + k]
      a[i * n + k] = factor
      if (factor !== 0) for (let j = k + 1; j < n; j++) a[i * n + j] -= factor * a[k * n + j]
    }
  }
  return pivots
}

/** Overwrites b, shape [n], with the solution of the factored system. */
export function solveFactored(a: Float64Array, pivots: Int32Array, b: Float64Array): void {
  const n = b.length
  for (let k = 0; k < n; k++) {
    const value = b[pivots[k]]
    b[pivots[k]] = b[k]
    b[k] = value
  }
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) b[i] -= a[i * n + j] * b[j]
  for (let i = n - 1; i >= 0; i--) {
    for (let j = i + 1; j < n; j++) b[i] -= a[i * n + j] * b[j]
    b[i] /= a[i * n + i]
  }
}
