import { factorize, solve } from '../../math/lu.ts'
import type { Problem } from '../adaptive/drive.ts'
import type { Counts } from '../stepper.ts'

/** Simplified Newton iteration for the stage equations hᵢ f(Yᵢ) − Lᵢ = 0, Yᵢ = y + Σⱼ couplingᵢⱼ Lⱼ. */
export interface StageNewton {
  /** Takes the Jacobian at (t, y); `lengths` are the hᵢ, shape [s]. */
  linearize(t: number, y: Float64Array, lengths: Float64Array): void
  /** Overwrites the residuals, shape [s, dim], with the corrections of the increments; NaN where there are none. */
  correct(residuals: Float64Array): void
}

export function stageNewton(problem: Problem, coupling: Float64Array, counts: Counts): StageNewton {
  const { dim } = problem.system
  const s = Math.sqrt(coupling.length)
  const n = s * dim
  const jacobian = new Float64Array(dim * dim)
  const matrix = new Float64Array(n * n)
  const findJacobian = jacobianOf(problem, counts)
  const swaps = new Int32Array(n)
  let regular = false
  return {
    linearize(t, y, lengths) {
      findJacobian(t, y, jacobian)
      for (let row = 0; row < n; row++)
        for (let column = 0; column < n; column++) {
          const [i, j] = [Math.floor(row / dim), Math.floor(column / dim)]
          const slope = jacobian[(row - i * dim) * dim + column - j * dim]
          matrix[row * n + column] = (row === column ? 1 : 0) - lengths[i] * coupling[i * s + j] * slope
        }
      regular = factorize(matrix, n, swaps)
      counts.factorizations++
    },
    correct(residuals) {
      if (regular) solve(matrix, n, swaps, residuals)
      else residuals.fill(Number.NaN)
    },
  }
}

/** The system's own Jacobian, or forward differences of the field. */
function jacobianOf({ system: { dim, jacobian }, field, t0 }: Problem, counts: Counts): Problem['field'] {
  if (jacobian)
    return (t, y, out) => {
      jacobian(t0 + t, y, out)
      counts.jacobians++
    }
  const base = new Float64Array(dim)
  const moved = new Float64Array(dim)
  const state = new Float64Array(dim)
  return (t, y, out) => {
    state.set(y)
    field(t, y, base)
    for (let j = 0; j < dim; j++) {
      state[j] = y[j] + Math.sqrt(Number.EPSILON * Math.max(1e-5, Math.abs(y[j])))
      field(t, state, moved)
      for (let i = 0; i < dim; i++) out[i * dim + j] = (moved[i] - base[i]) / (state[j] - y[j])
      state[j] = y[j]
    }
    counts.evaluations += dim + 1
  }
}
