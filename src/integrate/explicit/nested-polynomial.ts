/**
 * Writes y + θ(F₀ + (1−θ)(F₁ + θ(F₂ + (1−θ)(F₃ + …)))) into out, a step's dense output at θ in [0, 1].
 *
 * @param rows y, F₀, F₁, …; shape [count, dim], row-major, from `offset` on.
 */
export function nestedPolynomial(
  rows: Float64Array,
  offset: number,
  count: number,
  theta: number,
  out: Float64Array,
): void {
  const dim = out.length
  for (let i = 0; i < dim; i++) {
    let value = 0
    for (let k = count - 2; k >= 0; k--)
      value = (rows[offset + (k + 1) * dim + i] + value) * (k % 2 === 0 ? theta : 1 - theta)
    out[i] = rows[offset + i] + value
  }
}
