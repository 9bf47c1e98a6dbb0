import { norm } from '../vector.ts'

const ITERATIONS = 5

/**
 * Estimates the 2-norm condition number of an upper triangular matrix by power iteration on RᵀR and on its inverse; in
 * practice within a factor 2, never above the true value but for rounding. Infinity if the diagonal holds a zero.
 *
 * @param r Row-major with `stride` numbers per row; only the leading [n, n] upper triangle is read.
 */
export function conditionEstimate(r: Float64Array, n: number, stride: number): number {
  for (let j = 0; j < n; j++) if (r[j * stride + j] === 0) return Number.POSITIVE_INFINITY
  const x = new Float64Array(n)
  const grow = (step: () => void): number => {
    for (let j = 0; j < n; j++) x[j] = (j % 2 === 0 ? 1 : -1) * (1 + j / n)
    let factor = 1
    for (let k = 0; k <= ITERATIONS; k++) {
      factor = norm(x)
      for (let j = 0; j < n; j++) x[j] /= factor
      if (k < ITERATIONS) step()
    }
    return Math.sqrt(factor)
  }
  const largest = grow(() => {
    multiply(r, n, stride, x)
    multiplyTransposed(r, n, stride, x)
  })
  const inverseSmallest = grow(() => {
    solveTransposed(r, n, stride, x)
    solve(r, n, stride, x)
  })
  const condition = largest * inverseSmallest
  return Number.isNaN(condition) ? Number.POSITIVE_INFINITY : condition
}

function multiply(r: Float64Array, n: number, stride: number, x: Float64Array): void {
  for (let i = 0; i < n; i++) {
    let sum = 0
    for (let j = i; j < n; j++) sum += r[i * stride + j] * x[j]
    x[i] = sum
  }
}

function multiplyTransposed(r: Float64Array, n: number, stride: number, x: Float64Array): void {
  for (let i = n - 1; i >= 0; i--) {
    const xi = x[i]
    x[i] = r[i * stride + i] * xi
    for (let j = i + 1; j < n; j++) x[j] += r[i * stride + j] * xi
  }
}

function solve(r: Float64Array, n: number, stride: number, x: Float64Array): void {
  for (let i = n - 1; i >= 0; i--) {
    for (let j = i + 1; j < n; j++) x[i] -= r[i * stride + j] * x[j]
    x[i] /= r[i * stride + i]
  }
}

/** Solves Rᵀ·x = b in place. */
export function solveTransposed(r: Float64Array, n: number, stride: number, x: Float64Array): void {
  for (let i = 0; i < n; i++) {
    x[i] /= r[i * stride + i]
    const xi = x[i]
    for (let j = i + 1; j < n; j++) x[j] -= r[i * stride + j] * xi
  }
}
