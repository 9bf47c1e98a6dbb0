import type { OdeSystem, Semilinear, VectorField } from '../../system/system.ts'
import { lateJacobian } from '../known-part.ts'

type Dynamics = Pick<OdeSystem, 'field' | 'jacobian' | 'semilinear'>

/** A known field and what was learned besides; a Jacobian and a semilinear form as far as the known one has them. */
export function sumOf(known: OdeSystem, learned: Required<Pick<OdeSystem, 'field' | 'jacobian'>>): Dynamics {
  const { field, semilinear, dim } = known
  const { jacobian } = lateJacobian(known)
  return {
    field: sum(field, learned.field, dim),
    ...(jacobian && { jacobian: sum(jacobian, learned.jacobian, dim * dim) }),
    ...(semilinear && { semilinear: withNonlinear(semilinear, learned.field, dim) }),
  }
}

function sum(first: VectorField, second: VectorField, length: number): VectorField {
  let other: Float64Array | undefined
  return (t, y, out) => {
    other ??= new Float64Array(length)
    first(t, y, out)
    second(t, y, other)
    for (let i = 0; i < length; i++) out[i] += other[i]
  }
}

function withNonlinear(semilinear: Semilinear, field: VectorField, dim: number): Semilinear {
  const { modes, nonlinear, toModes, fromModes } = semilinear
  const y = new Float64Array(dim)
  const rate = new Float64Array(dim)
  const other = new Float64Array(2 * modes)
  return {
    ...semilinear,
    nonlinear(t, amplitudes, out) {
      nonlinear(t, amplitudes, out)
      fromModes(amplitudes, y)
      field(t, y, rate)
      toModes(rate, other)
      for (let i = 0; i < other.length; i++) out[i] += other[i]
    },
  }
}
