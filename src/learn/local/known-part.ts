import type { Dataset } from '../../dataset/dataset.ts'
import type { OdeSystem, Semilinear, VectorField } from '../../system/system.ts'

/** The targets without what a known field contributes. @throws RangeError if that field has another dimension. */
export function withoutKnown(pairs: Dataset, known: OdeSystem, by: string): Dataset {
  const { size, inputDim: dim, inputs } = pairs
  if (known.dim !== dim)
    throw new RangeError(`${by}: the trajectories have dim ${dim}, but ${known.name} has dim ${known.dim}`)
  const targets = pairs.targets.slice()
  const rate = new Float64Array(dim)
  for (let i = 0; i < size; i++) {
    known.field(0, inputs.subarray(i * dim, (i + 1) * dim), rate)
    for (let j = 0; j < dim; j++) targets[i * dim + j] -= rate[j]
  }
  return { ...pairs, targets }
}

type Dynamics = Pick<OdeSystem, 'field' | 'jacobian' | 'semilinear'>

/** A known field and what was learned besides; a Jacobian and a semilinear form as far as the known one has them. */
export function sumOf(known: OdeSystem, learned: Required<Pick<OdeSystem, 'field' | 'jacobian'>>): Dynamics {
  const { field, jacobian, semilinear, dim } = known
  return {
    field: sum(field, learned.field, dim),
    ...(jacobian && { jacobian: sum(jacobian, learned.jacobian, dim * dim) }),
    ...(semilinear && { semilinear: withNonlinear(semilinear, learned.field, dim) }),
  }
}

function sum(first: VectorField, second: VectorField, length: number): VectorField {
  const other = new Float64Array(length)
  return (t, y, out) => {
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
