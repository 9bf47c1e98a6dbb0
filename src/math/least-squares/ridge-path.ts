import { svd } from '../dense.ts'
import { power } from '../power.ts'
import { solveTransposed } from './condition-estimate.ts'
import type { QrFactor, RowSource } from './qr-factor.ts'
import { penalize, penaltyRoots, type Ridge, scaleColumns } from './solve-factor.ts'

/** What ridge regression would do along a path of λ; every array has one entry for each λ. */
export interface RidgePath {
  /** λ on unit-norm columns. */
  readonly ridges: Float64Array
  /** √λ / ‖X‖: the `relative` of a `Ridge`. */
  readonly relative: Float64Array
  /** Effective degrees of freedom: the trace of the hat matrix. */
  readonly degrees: Float64Array
  /** Generalized cross-validation: mean squared residual / (1 − degrees / rows)², mean over outputs. */
  readonly generalizedCrossValidation: Float64Array
  /** Mean squared leave-one-out error over rows and outputs; only where the rows were given once more. */
  readonly leaveOneOut?: Float64Array
}

/** √λ / ‖X‖ from rounding level to "the penalized columns are off", four per decade. */
const RELATIVE: Float64Array = Float64Array.from({ length: 61 }, (_, k) => power(10, -13 + k / 4))

/**
 * The path of ridge regression over λ from one SVD of R: generalized cross-validation from R alone and, if the rows are
 * given once more, the leave-one-out error in closed form: with leverage hᵢ, the error at row i is residualᵢ / (1 − hᵢ).
 *
 * Sources: Allen 1974; Golub, Heath and Wahba, Technometrics 21 (1979).
 *
 * @param factor Factor of all rows. @param free Leading columns without penalty. @param source The same rows once more.
 */
export function ridgePath(factor: QrFactor, free: number, source?: RowSource): RidgePath {
  const basis = ridgeBasis(factor, free)
  const ridges = RELATIVE.map((relative) => (relative * basis.norm) ** 2)
  const filters = Array.from(ridges, (lambda) =>
    basis.values.map((value, j) => (j < free ? 1 : 1 / (value * value + lambda))),
  )
  const degrees = ridges.map((_, k) => basis.values.reduce((sum, value, j) => sum + value * value * filters[k][j], 0))
  return {
    ridges,
    relative: RELATIVE,
    degrees,
    generalizedCrossValidation: ridges.map((_, k) => {
      const share = 1 - degrees[k] / factor.rows
      // With no more rows than degrees of freedom both sides are rounding.
      return share > 1e-12 ? residualMean(factor, basis, filters[k]) / (share * share) : Number.POSITIVE_INFINITY
    }),
    ...(source && { leaveOneOut: leaveOneOut(factor, basis, filters, source) }),
  }
}

/** The ridge of least error on a path, and that error. */
export function bestRidge(
  { relative }: RidgePath,
  errors: Float64Array,
): { readonly ridge: Ridge; readonly error: number } {
  const best = errors.indexOf(errors.reduce((a, b) => Math.min(a, b)))
  return { ridge: { relative: relative[best] }, error: errors[best] }
}

/** Coordinates in which ridge regression is diagonal. */
interface RidgeBasis {
  readonly norm: number
  /** Singular values of the penalized part of R, after `free` ones. */
  readonly values: Float64Array
  /** Shape [columns, outputs]: the targets along each coordinate. */
  readonly targets: Float64Array
  /** Coordinates of a row [x | …], each times its singular value; the same array every time. */
  readonly coordinates: (row: Float64Array) => Float64Array
}

function ridgeBasis(factor: QrFactor, free: number): RidgeBasis {
  const { columns, outputs } = factor
  const width = columns + outputs
  const size = columns - free
  const scaled = scaleColumns(factor)
  // Only what carries no penalty of its own has to be made regular here.
  const r = penalize(factor, scaled, penaltyRoots(factor, scaled, new Float64Array(columns)).fill(0, free))
  const trailing = new Float64Array(size * size)
  for (let i = 0; i < size; i++) {
    const from = (free + i) * width + free
    trailing.set(r.subarray(from, from + size), i * size)
  }
  const { values, left, right } = svd(trailing, size)
  const targets = new Float64Array(columns * outputs)
  for (let i = 0; i < columns; i++)
    for (let c = 0; c < outputs; c++) {
      const z = r[i * width + columns + c]
      if (i < free) targets[i * outputs + c] = z
      else for (let k = 0; k < size; k++) targets[(free + k) * outputs + c] += left[(i - free) * size + k] * z
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
  const allValues = Float64Array.from({ length: columns }, (_, j) => (j < free ? 1 : values[j - free]))
  return { norm: scaled.norm, values: allValues, targets, coordinates }
}

/** Mean over rows and outputs of the squared residuals: what X cannot explain, and what the ridge holds back. */
function residualMean(
  { rows, outputs, residual }: QrFactor,
  { values, targets }: RidgeBasis,
  filter: Float64Array,
): number {
  let sum = residual.reduce((a, b) => a + b, 0)
  for (let j = 0; j < values.length; j++) {
    const held = 1 - values[j] * values[j] * filter[j]
    for (let c = 0; c < outputs; c++) sum += (held * targets[j * outputs + c]) ** 2
  }
  return sum / (rows * outputs)
}

function leaveOneOut(
  { columns, outputs, rows }: QrFactor,
  { values, targets, coordinates }: RidgeBasis,
  filters: readonly Float64Array[],
  source: RowSource,
): Float64Array {
  const sums = new Float64Array(filters.length)
  const row = new Float64Array(columns + outputs)
  const weighted = targets.map((z, k) => values[Math.floor(k / outputs)] * z)
  for (let i = 0; i < source.size; i++) {
    source.write(i, row)
    const q = coordinates(row)
    for (let k = 0; k < filters.length; k++) sums[k] += squaredError(row, q, filters[k], weighted, columns, outputs)
  }
  return sums.map((sum) => (Number.isNaN(sum) ? Number.POSITIVE_INFINITY : sum / (rows * outputs)))
}

/** Sum over outputs of one row's squared leave-one-out error; Infinity where the row determines its own prediction. */
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
