import { centralIncrement } from '../../math/central-differences.ts'
import { copy } from '../../math/vector.ts'
import type { Jacobian, OdeSystem, VectorField } from '../../system/system.ts'

/**
 * The system with its linearization beside it: y′ = f, V′ = J·V and d′ = trace J, one system of dim + dim·count + 1
 * variables. V is a matrix of shape [dim, count], row-major, so that zeros of J cost nothing.
 */
export function variational(system: OdeSystem, count: number, jacobian: Jacobian): OdeSystem {
  const { dim, name } = system
  const total = dim + dim * count + 1
  const variables = Array.from({ length: total }, (_, i) => `y${i}`)
  const field = variationalField(system, count, jacobian)
  const extended: OdeSystem = {
    kind: 'ode',
    name,
    dim: total,
    variables,
    parameters: {},
    initialState: variables.map(() => 0),
    invariants: {},
    field,
    jacobian: variationalJacobian(dim, count, jacobian, field),
    with: () => extended,
  }
  return extended
}

function variationalField({ dim, field }: OdeSystem, count: number, jacobian: Jacobian): VectorField {
  const partials = new Float64Array(dim * dim)
  const state = new Float64Array(dim)
  const slope = new Float64Array(dim)
  return (t, y, dydt) => {
    for (let i = 0; i < dim; i++) state[i] = y[i]
    field(t, state, slope)
    for (let i = 0; i < dim; i++) dydt[i] = slope[i]
    jacobian(t, state, partials)
    let trace = 0
    for (let i = 0; i < dim; i++) {
      trace += partials[i * dim + i]
      const row = dim + i * count
      for (let j = 0; j < count; j++) dydt[row + j] = 0
      for (let k = 0; k < dim; k++) {
        const partial = partials[i * dim + k]
        if (partial === 0) continue
        const from = dim + k * count
        for (let j = 0; j < count; j++) dydt[row + j] += partial * y[from + j]
      }
    }
    dydt[dim + dim * count] = trace
  }
}

/** For implicit methods: J in every block of the diagonal, and differences for how V′ and d′ depend on y. */
function variationalJacobian(dim: number, count: number, jacobian: Jacobian, field: VectorField): Jacobian {
  const total = dim + dim * count + 1
  const partials = new Float64Array(dim * dim)
  const state = new Float64Array(dim)
  const moved = new Float64Array(total)
  const ahead = new Float64Array(total)
  const behind = new Float64Array(total)
  return (t, y, out) => {
    out.fill(0)
    copy(y, moved)
    for (let i = 0; i < dim; i++) state[i] = y[i]
    jacobian(t, state, partials)
    for (let i = 0; i < dim; i++)
      for (let k = 0; k < dim; k++) {
        const partial = partials[i * dim + k]
        out[i * total + k] = partial
        for (let j = 0; j < count; j++) out[(dim + i * count + j) * total + dim + k * count + j] = partial
      }
    for (let k = 0; k < dim; k++) {
      const increment = centralIncrement(state, k)
      moved[k] = y[k] + increment
      field(t, moved, ahead)
      moved[k] = y[k] - increment
      field(t, moved, behind)
      moved[k] = y[k]
      for (let i = dim; i < total; i++) out[i * total + k] = (ahead[i] - behind[i]) / (2 * increment)
    }
  }
}
