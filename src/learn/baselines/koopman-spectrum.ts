import { eigenvalues } from '../../math/dense.ts'
import type { RowSource } from '../../math/least-squares/qr-factor.ts'

/** Complex numbers, largest modulus first; conjugates stand side by side. */
export interface Spectrum {
  readonly real: Float64Array
  readonly imaginary: Float64Array
}

/**
 * The eigenvalues of a linear map of observables, taken in units of their norms over the data: products of variables differ
 * by powers of ten.
 *
 * @param matrix Shape [count, count]: row i makes observable i of the next sample. @param units The norms.
 */
export function koopmanSpectrum(matrix: Float64Array, units: Float64Array): Spectrum {
  const count = units.length
  const balanced = matrix.map((value, k) => (value * units[k % count]) / units[Math.floor(k / count)])
  return sorted(eigenvalues(balanced, count))
}

/** Growth rates (−Infinity for 0) and angular frequencies of eigenvalues per step, in the same order. */
export function rates({ real, imaginary }: Spectrum, dt: number): Spectrum {
  return {
    real: real.map((value, k) => Math.log(Math.hypot(value, imaginary[k])) / dt),
    imaginary: real.map((value, k) => Math.atan2(imaginary[k], value) / dt),
  }
}

/** Of each column; 1 for a column of zeros. */
export function columnNorms({ size, write }: RowSource, count: number): Float64Array {
  const squares = new Float64Array(count)
  const values = new Float64Array(count)
  for (let i = 0; i < size; i++) {
    write(i, values)
    for (let k = 0; k < count; k++) squares[k] += values[k] * values[k]
  }
  return squares.map((sum) => (sum > 0 ? Math.sqrt(sum) : 1))
}

function sorted({ real, imaginary }: Spectrum): Spectrum {
  const modulus = real.map((value, k) => Math.hypot(value, imaginary[k]))
  const order = Array.from(real.keys()).sort((a, b) => modulus[b] - modulus[a])
  return {
    real: Float64Array.from(order, (k) => real[k]),
    imaginary: Float64Array.from(order, (k) => imaginary[k]),
  }
}
