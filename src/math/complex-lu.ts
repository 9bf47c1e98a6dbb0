import { swapRows } from './lu.ts'

/** A complex matrix or vector as its two parts, of the same shape. */
export interface Complex {
  readonly real: Float64Array
  readonly imaginary: Float64Array
}

/**
 * Factors a complex matrix in place, PA = LU with partial pivoting, as `factorize` does a real one. Answers false, with
 * `a` left half done, where no pivot is left: the matrix is singular. A pivot's size is |Re| + |Im|.
 *
 * @param a Shape [n, n], row-major, finite.
 * @param swaps Shape [n]: row k was exchanged with row swaps[k] before column k was eliminated.
 */
export function factorizeComplex({ real, imaginary }: Complex, n: number, swaps: Int32Array): boolean {
  for (let k = 0; k < n; k++) {
    let best = k
    let most = -1
    for (let i = k; i < n; i++) {
      const size = Math.abs(real[i * n + k]) + Math.abs(imaginary[i * n + k])
      if (size <= most) continue
      best = i
      most = size
    }
    swaps[k] = best
    if (!(most > 0 && most < Number.POSITIVE_INFINITY)) return false
    swapRows(real, n, k, best)
    swapRows(imaginary, n, k, best)
    for (let i = k + 1; i < n; i++) {
      divide(real, imaginary, i * n + k, real[k * n + k], imaginary[k * n + k])
      const x = real[i * n + k]
      const y = imaginary[i * n + k]
      if (x === 0 && y === 0) continue
      for (let j = k + 1; j < n; j++) {
        const u = real[k * n + j]
        const v = imaginary[k * n + j]
        real[i * n + j] -= x * u - y * v
        imaginary[i * n + j] -= x * v + y * u
      }
    }
  }
  return true
}

/** Overwrites b with the solution of A x = b, from what `factorizeComplex` made of A. */
export function solveComplex(lu: Complex, n: number, swaps: Int32Array, b: Complex): void {
  for (let k = 0; k < n; k++) {
    swapRows(b.real, 1, k, swaps[k])
    swapRows(b.imaginary, 1, k, swaps[k])
  }
  for (let i = 1; i < n; i++) subtractProduct(lu, n, b, i, 0, i)
  for (let i = n - 1; i >= 0; i--) {
    subtractProduct(lu, n, b, i, i + 1, n)
    divide(b.real, b.imaginary, i, lu.real[i * n + i], lu.imaginary[i * n + i])
  }
}

/** bᵢ −= Σ aᵢⱼ bⱼ for j in [from, to). */
function subtractProduct(a: Complex, n: number, b: Complex, i: number, from: number, to: number): void {
  let real = b.real[i]
  let imaginary = b.imaginary[i]
  for (let j = from; j < to; j++) {
    const x = a.real[i * n + j]
    const y = a.imaginary[i * n + j]
    real -= x * b.real[j] - y * b.imaginary[j]
    imaginary -= x * b.imaginary[j] + y * b.real[j]
  }
  b.real[i] = real
  b.imaginary[i] = imaginary
}

/** Divides entry i by x + iy without overflow of x² + y². Source: R. L. Smith, Comm. ACM 5, 435 (1962), algorithm 116. */
function divide(real: Float64Array, imaginary: Float64Array, i: number, x: number, y: number): void {
  const a = real[i]
  const b = imaginary[i]
  if (Math.abs(x) >= Math.abs(y)) {
    const ratio = y / x
    const size = x + y * ratio
    real[i] = (a + b * ratio) / size
    imaginary[i] = (b - a * ratio) / size
  } else {
    const ratio = x / y
    const size = y + x * ratio
    real[i] = (a * ratio + b) / size
    imaginary[i] = (b * ratio - a) / size
  }
}
