import { orthogonalPolynomials } from '../math/orthogonal-polynomials.ts'
import { power as raise } from '../math/power.ts'

/**
 * Weights of samples in a window: `field` for φ, which sum to 1, and `state` for −φ′ in the same unit, with
 * φ = (1 − s²)^power and s from −1 to 1 over the window. For y that is a polynomial in time of the degree,
 * Σ field · dy/dt = Σ state · y at any times.
 */
export function weakWeights(
  times: Float64Array,
  power: number,
  degree: number,
): { readonly field: Float64Array; readonly state: Float64Array } {
  const n = times.length
  // φ vanishes half an interval and a half beyond the outer samples, so that every sample counts.
  const unit = ((times[n - 1] - times[0]) / 2) * ((n + 1) / (n - 1))
  const middle = (times[0] + times[n - 1]) / 2
  const s = times.map((t) => (t - middle) / unit)
  const field = new Float64Array(n)
  const state = new Float64Array(n)
  let sum = 0
  for (let l = 0; l < n; l++) {
    const share = ((s[l + 1] ?? 1) - (s[l - 1] ?? -1)) / 2
    const base = 1 - s[l] ** 2
    field[l] = share * raise(base, power)
    state[l] = share * 2 * power * s[l] * raise(base, power - 1)
    sum += field[l]
  }
  for (let l = 0; l < n; l++) {
    field[l] /= sum
    state[l] /= sum
  }
  integrateExactly(s, field, state, degree)
  return { field, state: state.map((weight) => weight / unit) }
}

/** Changes `state` as little as possible so that Σ state · p = Σ field · p′ for every polynomial p up to the degree. */
function integrateExactly(s: Float64Array, field: Float64Array, state: Float64Array, degree: number): void {
  const n = s.length
  const { values, derivatives, squares } = orthogonalPolynomials(s, degree)
  for (let k = 0; k <= degree; k++) {
    let lack = 0
    for (let l = 0; l < n; l++) lack += field[l] * derivatives[k * n + l] - state[l] * values[k * n + l]
    for (let l = 0; l < n; l++) state[l] += (lack / squares[k]) * values[k * n + l]
  }
}
