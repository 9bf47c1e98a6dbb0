import { svd } from '../dense.ts'
import { solveTransposed } from './condition-estimate.ts'
import type { QrFactor, RowSource } from './qr-factor.ts'
import { penalize, penaltyRoots, type Ridge, scaleColumns } from './solve-factor.ts'

/** Mean squared leave-one-out error along a path of ridges. */
export interface LeaveOneOut {
  /** λ on unit-norm columns. */
  readonly ridges: readonly number[]
  /** Mean over rows and outputs; Infinity where a row determines its own prediction. */
  readonly errors: Float64Array
  /** The ridge of least error. */
  readonly best: Ridge
  readonly bestError: number
}

/** √λ / ‖X‖ from rounding level to "the penalized columns are off", four per decade. */
const RELATIVE_RIDGES: readonly number[] = Array.from({ length: 61 }, (_, k) => 10 ** (-13 + k / 4))

/**
 * The leave-one-out error of ridge regression along a path of λ, in closed form: with leverage hᵢ, the error at row i is
 * residualᵢ / (1 − hᵢ). One SVD of R serves every λ (Allen 1974; Golub, Heath and Wahba 1979).
 *
 * @param factor Factor of all rows.
 * @param source The same rows once more.
 * @param free Leading columns without penalty.
 */
export function leaveOneOut(factor: QrFactor, source: RowSource, free = 0): LeaveOneOut {
  const { columns, outputs, rows } = factor
  const basis = ridgeBasis(factor, free)
  const ridges = RELATIVE_RIDGES.map((relative) => (relative * basis.norm) ** 2)
  const filters = ridges.map((lambda) => basis.values.map((value, j) => (j < free ? 1 : 1 / (value * value + lambda))))
  const sums = new Float64Array(ridges.length)
  const row = new Float64Array(columns + outputs)
  for (let i = 0; i < source.size; i++) {
    source.write(i, row)
    const q = basis.coordinates(row)
    for (let k = 0; k < filters.length; k++)
      sums[k] += squaredError(row, q, filters[k], basis.targets, columns, outputs)
  }
  const errors = sums.map((sum) => (Number.isNaN(sum) ? Number.POSITIVE_INFINITY : sum / (rows * outputs)))
  const best = errors.indexOf(Math.min(...errors))
  return { ridges, errors, best: { relative: RELATIVE_RIDGES[best] }, bestError: errors[best] }
}

/** Coordinates in which ridge regression is diagonal. */
interface RidgeBasis {
  readonly norm: number
  /** Singular values of the penalized part of R, after `free` ones. */
  readonly values: Float64Array
  /** Shape [columns, outputs]: coefficient j before its filter 1 / (valueⱼ² + λ). */
  readonly targets: Float64Array
  /** Coordinates of a row [x | …]; the same array every time. */
  readonly coordinates: (row: Float64Array) => Float64Array
}

function ridgeBasis(factor: QrFactor, free: number): RidgeBasis {
  const { columns, outputs } = factor
  const width = columns + outputs
  const size = columns - free
  const scaled = scaleColumns(factor)
  // Only what carries no penalty of its own has to be made regular here.
  const r = penalize(factor, scaled, penaltyRoots(factor, scaled, 0, free).fill(0, free))
  const trailing = new Float64Array(size * size)
  for (let i = 0; i < size; i++) {
    const from = (free + i) * width + free
    trailing.set(r.subarray(from, from + size), i * size)
  }
  const { values, left, right } = svd(trailing, size)
  const targets = new Float64Array(columns * outputs)
  for (let i = 0; i < columns; i++) {
    for (let c = 0; c < outputs; c++) {
      const z = r[i * width + columns + c]
      if (i < free) targets[i * outputs + c] = z
      else
        for (let k = 0; k < size; k++) targets[(free + k) * outputs + c] += values[k] * left[(i - free) * size + k] * z
    }
  }
  const x = new Float64Array(columns)
  const q = new Float64Array(columns)
  const coordinates = (row: Float64Array): Float64Array => {
    for (let j = 0; j < columns; j++) x[j] = row[j] / scaled.scale[j]
    solveTransposed(r, free, width, x)
    for (let i = 0; i < free; i++) for (let j = free; j < columns; j++) x[j] -= r[i * width + j] * x[i]
    q.fill(0)
    q.set(x.subarray(0, free))
    for (let i = 0; i < size; i++) for (let k = 0; k < size; k++) q[free + k] += x[free + i] * right[i * size + k]
    return q
  }
  return {
    norm: scaled.norm,
    values: Float64Array.from({ length: columns }, (_, j) => (j < free ? 1 : values[j - free])),
    targets,
    coordinates,
  }
}

/** Sum over outputs of one row's squared leave-one-out error. */
function squaredError(
  row: Float64Array,
  q: Float64Array,
  filter: Float64Array,
  targets: Float64Array,
  columns: number,
  outputs: number,
): number {
  let leverage = 0
  for (let j = 0; j < columns; j++) leverage += q[j] * q[j] * filter[j]
  if (leverage > 1 - 1e-10) return Number.POSITIVE_INFINITY
  let sum = 0
  for (let c = 0; c < outputs; c++) {
    let residual = row[columns + c]
    for (let j = 0; j < columns; j++) residual -= q[j] * filter[j] * targets[j * outputs + c]
    sum += (residual / (1 - leverage)) ** 2
  }
  return sum
}
