/**
 * A Gauss method in terms of its stages' increments Lᵢ = h bᵢ f(Yᵢ): Yᵢ = y + Σⱼ (1/2 + σᵢⱼ) Lⱼ and yₙₑₓₜ = y + Σᵢ Lᵢ,
 * where σ is skew, so that quadratic invariants are conserved whatever the rounding of the coefficients.
 * Source: M. Antoñana, J. Makazaga, A. Murua, Numer. Algorithms 76, 861–880 (2017), section 2.
 */
export interface GaussMethod {
  readonly name: string
  /** cᵢ; shape [s]. */
  readonly nodes: readonly number[]
  /** bᵢ; shape [s]. */
  readonly weights: readonly number[]
  /** σᵢⱼ = aᵢⱼ / bⱼ − 1/2 for j < i; the rows have lengths 0, 1, …, s − 1. */
  readonly skew: readonly (readonly number[])[]
}

/** 1/2 + σᵢⱼ as a row-major [s, s] matrix: opposite entries sum to 1 exactly. */
export function stageCoupling({ skew }: GaussMethod): Float64Array {
  const s = skew.length
  const coupling = new Float64Array(s * s).fill(1 / 2)
  for (const [i, row] of skew.entries())
    for (const [j, sigma] of row.entries()) {
      coupling[i * s + j] = 1 / 2 + sigma
      coupling[j * s + i] = 1 - coupling[i * s + j]
    }
  return coupling
}

/**
 * Writes what makes the increments of a step out of those of the step before, by the polynomial through their slopes:
 * Lᵢ ≈ Σⱼ guess[i·s + j] · Lⱼ, `ratio` being the new step over the old one.
 */
export function extrapolation({ nodes, weights }: GaussMethod, ratio: number, guess: Float64Array): void {
  const s = nodes.length
  for (let i = 0; i < s; i++)
    for (let j = 0; j < s; j++) {
      let value = (ratio * weights[i]) / weights[j]
      for (let k = 0; k < s; k++) if (k !== j) value *= (1 + ratio * nodes[i] - nodes[k]) / (nodes[j] - nodes[k])
      guess[i * s + j] = value
    }
}
