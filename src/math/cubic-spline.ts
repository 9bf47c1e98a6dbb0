import { polynomialAt, polynomialDerivative, polynomialThrough } from './polynomial.ts'

/**
 * Slopes at its knots of the cubic spline through all points whose third derivative is continuous at the second knot and
 * the last but one, too ("not a knot"): exact for cubics. Through fewer than four points it is the polynomial.
 *
 * Source: C. de Boor, A Practical Guide to Splines, Springer (1978), chapter IV.
 *
 * @param x Strictly increasing. @param y Shape [x.length].
 */
export function splineSlopes(x: ArrayLike<number>, y: ArrayLike<number>): Float64Array {
  const n = x.length
  if (n < 4) {
    // Seen from the first point, so that a large x costs no digits.
    const derivative = polynomialDerivative(polynomialThrough(Array.from(x, at(x[0])), y))
    return Float64Array.from(x, (value) => polynomialAt(derivative, value - x[0]))
  }
  const h = Float64Array.from({ length: n - 1 }, (_, i) => x[i + 1] - x[i])
  const secants = h.map((step, i) => (y[i + 1] - y[i]) / step)
  const diagonal = new Float64Array(n)
  const upper = new Float64Array(n)
  const slopes = new Float64Array(n)
  diagonal[0] = h[1]
  upper[0] = h[0] + h[1]
  slopes[0] = endRow(h[0], h[1], secants[0], secants[1])
  for (let i = 1; i < n; i++) {
    const last = i === n - 1
    const lower = last ? h[n - 2] + h[n - 3] : h[i]
    const ratio = lower / diagonal[i - 1]
    const right = last
      ? endRow(h[n - 2], h[n - 3], secants[n - 2], secants[n - 3])
      : 3 * (h[i] * secants[i - 1] + h[i - 1] * secants[i])
    diagonal[i] = (last ? h[n - 3] : 2 * (h[i - 1] + h[i])) - ratio * upper[i - 1]
    upper[i] = last ? 0 : h[i - 1]
    slopes[i] = right - ratio * slopes[i - 1]
  }
  for (let i = n - 1; i >= 0; i--) slopes[i] = (slopes[i] - (i < n - 1 ? upper[i] * slopes[i + 1] : 0)) / diagonal[i]
  return slopes
}

const at =
  (origin: number) =>
  (value: number): number =>
    value - origin

/** The right-hand side of the row of an end, from the steps and secants counted from there. */
function endRow(h0: number, h1: number, first: number, second: number): number {
  return ((h0 + 2 * (h0 + h1)) * h1 * first + h0 * h0 * second) / (h0 + h1)
}
