import type { Evaluator } from '../../network/evaluate.ts'

/** What multiple shooting needs of a map: its image and its derivative. */
export interface Shot {
  readonly dim: number
  readonly advance: Evaluator
  /** Shape [dim, dim], row-major. */
  readonly jacobian: Evaluator
}

/** An orbit over one window, and how it depends on its start. */
export interface Orbit {
  /** Shape [length, dim]. */
  readonly states: Float64Array
  /** ∂state/∂start at each time; shape [length, dim, dim]. */
  readonly sensitivities: Float64Array
}

export function emptyOrbit(length: number, dim: number): Orbit {
  return { states: new Float64Array(length * dim), sensitivities: new Float64Array(length * dim * dim) }
}

/** Writes the orbit from `start`; answers whether it stayed finite. */
export function shoot({ dim, advance, jacobian }: Shot, start: Float64Array, orbit: Orbit, j: Float64Array): boolean {
  const { states, sensitivities } = orbit
  const square = dim * dim
  states.set(start)
  sensitivities.fill(0, 0, square)
  for (let i = 0; i < dim; i++) sensitivities[i * dim + i] = 1
  for (let from = 0; from + dim < states.length; from += dim) {
    const y = states.subarray(from, from + dim)
    advance(y, states.subarray(from + dim, from + 2 * dim))
    jacobian(y, j)
    product(j, sensitivities.subarray(from * dim, from * dim + square), dim, dim, sensitivities, (from + dim) * dim)
  }
  return states.every(Number.isFinite) && sensitivities.every(Number.isFinite)
}

/** out[offset …] = A·B for A of shape [n, n] and B of shape [n, m]. */
export function product(
  a: Float64Array,
  b: Float64Array,
  n: number,
  m: number,
  out: Float64Array,
  offset: number,
): void {
  for (let i = 0; i < n; i++)
    for (let k = 0; k < m; k++) {
      let sum = 0
      for (let l = 0; l < n; l++) sum += a[i * n + l] * b[l * m + k]
      out[offset + i * m + k] = sum
    }
}
