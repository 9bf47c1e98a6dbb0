/** Coefficients, the constant first, of the polynomial through n points with distinct x: Newton's divided differences. */
export function polynomialThrough(x: ArrayLike<number>, y: ArrayLike<number>): Float64Array {
  const n = x.length
  const differences = Float64Array.from(y)
  for (let order = 1; order < n; order++)
    for (let i = n - 1; i >= order; i--) differences[i] = (differences[i] - differences[i - 1]) / (x[i] - x[i - order])
  const coefficients = new Float64Array(n)
  for (let i = n - 1; i >= 0; i--) {
    for (let k = n - 1; k > 0; k--) coefficients[k] = coefficients[k - 1] - x[i] * coefficients[k]
    coefficients[0] = differences[i] - x[i] * coefficients[0]
  }
  return coefficients
}

/** The value at x of the polynomial with these coefficients, the constant first. */
export function polynomialAt(coefficients: Float64Array, x: number): number {
  let value = 0
  for (let k = coefficients.length - 1; k >= 0; k--) value = value * x + coefficients[k]
  return value
}

export function polynomialDerivative(coefficients: Float64Array): Float64Array {
  return Float64Array.from({ length: coefficients.length - 1 }, (_, k) => (k + 1) * coefficients[k + 1])
}
