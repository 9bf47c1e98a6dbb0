import type { MapSystem } from '../../system/system.ts'
import { withoutParameters } from '../learned-system.ts'

export type LinearMap = MapSystem & { readonly dt: number }

/** z ← matrix · z. @param matrix Shape [variables, variables]. */
export function linearMap(
  name: string,
  variables: readonly string[],
  initialState: Float64Array,
  matrix: Float64Array,
  dt: number,
): LinearMap {
  const dim = variables.length
  const system: LinearMap = {
    kind: 'map',
    name,
    dim,
    variables,
    parameters: {},
    initialState: Array.from(initialState),
    invariants: {},
    dt,
    advance(z, next) {
      for (let i = 0; i < dim; i++) {
        let sum = 0
        for (let j = 0; j < dim; j++) sum += matrix[i * dim + j] * z[j]
        next[i] = sum
      }
    },
    jacobian: (_t, _z, jacobian) => jacobian.set(matrix),
    with: withoutParameters(() => system, name),
  }
  return Object.freeze(system)
}
