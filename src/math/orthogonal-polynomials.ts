/** Polynomials p₀, p₁, …, pₙ that are orthogonal over some points: Σₗ pᵢ(tₗ) pⱼ(tₗ) = 0 for i ≠ j. */
export interface OrthogonalPolynomials {
  /** Shape [degree + 1, points]: pₖ at each point. */
  readonly values: Float64Array
  /** Shape [degree + 1, points]: its derivative there. */
  readonly derivatives: Float64Array
  /** Shape [degree + 1]: Σₗ pₖ(tₗ)². */
  readonly squares: Float64Array
}

/**
 * Monic orthogonal polynomials up to a degree by their three-term recurrence, which keeps the conditioning of the points.
 * G. E. Forsythe, J. SIAM 5, 74-88 (1957).
 *
 * @param t Distinct points, more of them than `degree`; best of size about 1.
 */
export function orthogonalPolynomials(t: ArrayLike<number>, degree: number): OrthogonalPolynomials {
  const n = t.length
  const values = new Float64Array((degree + 1) * n)
  const derivatives = new Float64Array((degree + 1) * n)
  const squares = new Float64Array(degree + 1)
  values.fill(1, 0, n)
  squares[0] = n
  for (let k = 0; k < degree; k++) {
    let shift = 0
    for (let l = 0; l < n; l++) shift += t[l] * values[k * n + l] ** 2
    shift /= squares[k]
    const before = k === 0 ? 0 : squares[k] / squares[k - 1]
    for (let l = 0, at = k * n; l < n; l++, at++) {
      const older = k === 0 ? 0 : values[at - n]
      const olderSlope = k === 0 ? 0 : derivatives[at - n]
      const value = (t[l] - shift) * values[at] - before * older
      values[at + n] = value
      derivatives[at + n] = values[at] + (t[l] - shift) * derivatives[at] - before * olderSlope
      squares[k + 1] += value * value
    }
  }
  return { values, derivatives, squares }
}
