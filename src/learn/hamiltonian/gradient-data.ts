/** States with the gradient of the unknown energy there. */
export interface GradientData {
  readonly size: number
  readonly dim: number
  /** Shape [size, dim]. */
  readonly states: Float64Array
  /** ∂H/∂yⱼ as the data says: −ṗ, then q̇. Shape [size, dim]. */
  readonly gradients: Float64Array
  /** Shape [dim]: what the row of entry j is multiplied by, so that all rows are energies. */
  readonly units: Float64Array
  /** Unknowns beside the energy that the data is linear in, such as damping: what each adds to the gradient. */
  readonly others?: {
    readonly count: number
    /** Shape [size, dim, count]. */
    readonly effects: Float64Array
  }
}

/** Hamilton's equations read backwards: ∂H/∂q = −ṗ, ∂H/∂p = q̇. Both of shape [n, dim]. */
export function gradientsFromDerivatives(derivatives: Float64Array, dim: number): Float64Array {
  const d = dim / 2
  return derivatives.map((_, k) => {
    const [start, j] = [k - (k % dim), k % dim]
    return j < d ? -derivatives[start + d + j] : derivatives[start + j - d]
  })
}

/** The samples with these indices. */
export function pickSamples(data: GradientData, chosen: ArrayLike<number>): GradientData {
  const { dim, states, gradients, others } = data
  const pick = (rows: Float64Array, width: number): Float64Array => {
    const out = new Float64Array(chosen.length * width)
    for (let i = 0; i < chosen.length; i++)
      out.set(rows.subarray(chosen[i] * width, (chosen[i] + 1) * width), i * width)
    return out
  }
  return {
    ...data,
    size: chosen.length,
    states: pick(states, dim),
    gradients: pick(gradients, dim),
    ...(others && { others: { count: others.count, effects: pick(others.effects, dim * others.count) } }),
  }
}
