import type { Engine } from '../../kernels/engine.ts'
import { svd } from '../dense.ts'
import { conditionEstimate } from './condition-estimate.ts'
import { mergeFactors } from './merge-factors.ts'
import { emptyFactor, type QrFactor } from './qr-factor.ts'

/**
 * Penalty λ‖B‖² on the coefficients of columns scaled to unit norm: λ itself, or √λ as a fraction of ‖X‖ (Frobenius).
 * Or λ of a penalty on the coefficients of the columns as they are, for results that were published with it. Or no
 * penalty but a cut-off: singular values below this fraction of the largest count as zero.
 */
export type Ridge =
  | { readonly absolute: number }
  | { readonly relative: number }
  | { readonly unscaled: number }
  | { readonly cutoff: number }

export interface LeastSquaresReport {
  /** Rows that the fit saw. */
  readonly rows: number
  readonly columns: number
  /** Columns that add something, beyond rounding, to the columns before them. */
  readonly rank: number
  /** Estimate of the 2-norm condition number of the scaled columns, before ridge; Infinity where they are dependent. */
  readonly condition: number
  /** The λ that was used: on columns scaled to unit norm, or as they are where the ridge was given so. */
  readonly ridge: number
  /** Effective degrees of freedom: the trace of the hat matrix. */
  readonly effectiveDegrees: number
  /** Shape [outputs]: root mean square of the residuals on the rows folded in. */
  readonly trainingRmse: readonly number[]
}

export interface LeastSquaresSolution {
  /** Shape [columns, outputs], row-major. */
  readonly coefficients: Float64Array
  readonly report: LeastSquaresReport
}

/** R with its columns divided by their norms; a zero column keeps scale 1. Same shape as `factor.r`. */
export interface ScaledFactor {
  readonly r: Float64Array
  /** Shape [columns]. */
  readonly scale: Float64Array
  /** Frobenius norm of the scaled R. */
  readonly norm: number
}

/**
 * Minimizes ‖X·B − Y‖² + λ‖B‖² over B from the factor alone. X'X is never formed: λ enters as rows √λ·I folded below R,
 * so columns with condition numbers up to 1e16 keep their accuracy (Golub and Van Loan, Matrix Computations, 6.1.4).
 *
 * @param free The first `free` columns carry no penalty.
 * @throws RangeError for a negative or non-finite ridge, or if the rows held numbers that overflow when squared.
 */
export function solveFactor(factor: QrFactor, ridge: Ridge, free = 0, engine?: Engine): LeastSquaresSolution {
  const { columns, outputs, rows, residual } = factor
  const scaled = scaleColumns(factor)
  const solved =
    'cutoff' in ridge ? solveTruncated(factor, scaled, ridge.cutoff) : solveRidge(factor, scaled, ridge, free, engine)
  const { coefficients } = solved
  const misfit = Float64Array.from(residual)
  addMisfit(misfit, scaled.r, coefficients, columns, outputs)
  for (let j = 0; j < columns; j++) for (let c = 0; c < outputs; c++) coefficients[j * outputs + c] /= scaled.scale[j]
  const report = {
    rows,
    columns,
    rank: solved.rank,
    condition: conditionEstimate(scaled.r, columns, columns + outputs),
    ridge: solved.lambda,
    effectiveDegrees: solved.degrees,
    trainingRmse: Array.from(misfit, (sum) => Math.sqrt(sum / rows)),
  }
  return { coefficients, report }
}

/** A solution for columns of unit norm. */
interface Solved {
  readonly coefficients: Float64Array
  readonly rank: number
  readonly lambda: number
  readonly degrees: number
}

function solveRidge(
  factor: QrFactor,
  scaled: ScaledFactor,
  ridge: Exclude<Ridge, { cutoff: number }>,
  free: number,
  engine: Engine | undefined,
): Solved {
  const { columns, outputs } = factor
  const lambda = penalty(ridge, scaled.norm)
  const rank = columns - dependentColumns(factor, scaled).length
  const root = Math.sqrt(lambda)
  const roots = scaled.scale.map((norm, j) => (j < free ? 0 : 'unscaled' in ridge ? root / norm : root))
  const weak = roots.every((value) => value <= WEAK_ROOT * scaled.norm)
  const penalized = penalize(factor, scaled, penaltyRoots(factor, scaled, roots), engine)
  return {
    coefficients: backSubstitute(penalized, columns, outputs),
    rank,
    lambda,
    degrees: weak ? rank : hatTrace(scaled.r, penalized, columns, columns + outputs),
  }
}

/** Keeps the singular values above `cutoff` times the largest. */
function solveTruncated({ columns, outputs }: QrFactor, { r }: ScaledFactor, cutoff: number): Solved {
  if (!(cutoff >= 0 && cutoff < 1)) throw new RangeError(`ridge: cutoff must lie in [0, 1), got ${cutoff}`)
  const width = columns + outputs
  const square = Float64Array.from(
    { length: columns * columns },
    (_, k) => r[Math.floor(k / columns) * width + (k % columns)],
  )
  const { values, left, right } = svd(square, columns)
  const rank = values.filter((value) => value > cutoff * values[0]).length
  const coefficients = new Float64Array(columns * outputs)
  for (let k = 0; k < rank; k++)
    for (let c = 0; c < outputs; c++) {
      let along = 0
      for (let i = 0; i < columns; i++) along += left[i * columns + k] * r[i * width + columns + c]
      for (let j = 0; j < columns; j++) coefficients[j * outputs + c] += (right[j * columns + k] * along) / values[k]
    }
  return { coefficients, rank, lambda: 0, degrees: rank }
}

/** ‖R·P⁻¹‖² (Frobenius) for upper triangles R and P: the trace of the hat matrix when P is R with its penalty. */
function hatTrace(r: Float64Array, penalized: Float64Array, columns: number, width: number): number {
  const row = new Float64Array(columns)
  let trace = 0
  for (let i = 0; i < columns; i++) {
    row.set(r.subarray(i * width + i, i * width + columns), i)
    for (let j = i; j < columns; j++) {
      const pivot = penalized[j * width + j]
      const value = pivot === 0 ? 0 : row[j] / pivot
      trace += value * value
      for (let k = j + 1; k < columns; k++) row[k] -= value * penalized[j * width + k]
    }
  }
  return trace
}

/** λ as the report has it. */
function penalty(ridge: Exclude<Ridge, { cutoff: number }>, norm: number): number {
  const value = 'absolute' in ridge ? ridge.absolute : 'unscaled' in ridge ? ridge.unscaled : ridge.relative
  if (!(value >= 0 && Number.isFinite(value)))
    throw new RangeError(`ridge: must be finite and not negative, got ${JSON.stringify(ridge)}`)
  return 'relative' in ridge ? (value * norm) ** 2 : value
}

export function scaleColumns({ columns, outputs, r }: QrFactor): ScaledFactor {
  const width = columns + outputs
  const scale = new Float64Array(columns)
  for (let i = 0; i < columns; i++) for (let j = i; j < columns; j++) scale[j] += r[i * width + j] ** 2
  let norm = 0
  for (let j = 0; j < columns; j++) {
    if (!Number.isFinite(scale[j])) throw new RangeError(`least squares: column ${j} overflows; scale the data first`)
    if (scale[j] > 0) norm += 1
    scale[j] = scale[j] > 0 ? Math.sqrt(scale[j]) : 1
  }
  const scaledR = r.slice()
  for (let i = 0; i < columns; i++) for (let j = i; j < columns; j++) scaledR[i * width + j] /= scale[j]
  return { r: scaledR, scale, norm: Math.sqrt(norm) }
}

/**
 * A column that, scaled to unit norm, adds no more than this to the span of the columns before it is rounding noise:
 * exact copies among 500 tanh features measure up to 5 ε, genuine but nearly dependent ones are worth keeping.
 */
const DEPENDENT = 8 * Number.EPSILON

/** The same with fewer rows than columns: where the rows are used up, all that is left is accumulated rounding. */
const DEPENDENT_WIDE = 1e-12

/** Up to this √λ / ‖X‖ rounding decides a dependent column's coefficient: it disturbs predictions by about ε² / λ. */
const WEAK_ROOT = 1e-10

/** Columns that are linear combinations of the columns before them. */
function dependentColumns({ columns, outputs, rows }: QrFactor, { r }: ScaledFactor): number[] {
  const width = columns + outputs
  const least = rows < columns ? DEPENDENT_WIDE : DEPENDENT
  return Array.from({ length: columns }, (_, j) => j).filter((j) => Math.abs(r[j * width + j]) <= least)
}

/**
 * The √λ of each column, given as `roots`; but a dependent column whose own is too weak gets 1 instead, which holds its
 * coefficient at zero.
 */
export function penaltyRoots(factor: QrFactor, scaled: ScaledFactor, roots: Float64Array): Float64Array {
  const kept = roots.slice()
  const lost = WEAK_ROOT * scaled.norm
  for (const j of dependentColumns(factor, scaled)) if (kept[j] <= lost) kept[j] = 1
  return kept
}

/** R of [R; diag(root)]: the scaled R with one penalty row for every column that has one; shape of `scaled.r`. */
export function penalize(factor: QrFactor, scaled: ScaledFactor, root: Float64Array, engine?: Engine): Float64Array {
  if (root.every((value) => value === 0)) return scaled.r
  const penalties = emptyFactor(factor.columns, factor.outputs)
  for (let j = 0; j < root.length; j++) penalties.r[j * (factor.columns + factor.outputs) + j] = root[j]
  return mergeFactors({ ...factor, r: scaled.r }, penalties, engine).r
}

/** B with R·B = QᵀY; a zero on R's diagonal gives a zero coefficient. */
export function backSubstitute(r: Float64Array, columns: number, outputs: number): Float64Array {
  const width = columns + outputs
  const b = new Float64Array(columns * outputs)
  for (let i = columns - 1; i >= 0; i--) {
    for (let c = 0; c < outputs; c++) {
      let sum = r[i * width + columns + c]
      for (let j = i + 1; j < columns; j++) sum -= r[i * width + j] * b[j * outputs + c]
      b[i * outputs + c] = r[i * width + i] === 0 ? 0 : sum / r[i * width + i]
    }
  }
  return b
}

/** Adds ‖R·B − QᵀY‖² per output: what the ridge costs on top of the residual. */
function addMisfit(sums: Float64Array, r: Float64Array, b: Float64Array, columns: number, outputs: number): void {
  const width = columns + outputs
  for (let i = 0; i < columns; i++) {
    for (let c = 0; c < outputs; c++) {
      let difference = -r[i * width + columns + c]
      for (let j = i; j < columns; j++) difference += r[i * width + j] * b[j * outputs + c]
      sums[c] += difference * difference
    }
  }
}
