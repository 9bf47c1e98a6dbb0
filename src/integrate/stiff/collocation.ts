import { nodes } from './radau-coefficients.ts'

/** The polynomial of degree 3 that is 0 at θ = 0 and zₖ at the nodes: the change of the state within a step. */
export interface Collocation {
  /** z has shape [3, dim]. */
  fit(z: Float64Array): void
  /** Writes its value at theta into out, shape [dim]; beyond 1 it extrapolates. */
  evaluate(theta: number, out: Float64Array): void
  /** Writes its derivative with respect to theta into out, shape [dim]. */
  differentiate(theta: number, out: Float64Array): void
}

/** By divided differences. */
export function collocation(dim: number): Collocation {
  const [c1, c2, c3] = nodes
  const first = new Float64Array(dim)
  const second = new Float64Array(dim)
  const third = new Float64Array(dim)
  return {
    fit(z) {
      for (let i = 0; i < dim; i++) {
        const from0 = z[i] / c1
        const from1 = (z[dim + i] - z[i]) / (c2 - c1)
        const from2 = (z[2 * dim + i] - z[dim + i]) / (c3 - c2)
        const low = (from1 - from0) / c2
        const high = (from2 - from1) / (c3 - c1)
        first[i] = from0
        second[i] = low
        third[i] = (high - low) / c3
      }
    },
    evaluate(theta, out) {
      for (let i = 0; i < dim; i++) out[i] = theta * (first[i] + (theta - c1) * (second[i] + (theta - c2) * third[i]))
    },
    differentiate(theta, out) {
      for (let i = 0; i < dim; i++) {
        const inner = second[i] + (theta - c2) * third[i]
        out[i] = first[i] + (theta - c1) * inner + theta * (inner + (theta - c1) * third[i])
      }
    },
  }
}
