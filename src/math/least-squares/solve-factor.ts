import type { Engine } from '../../kernels/engine.ts'
import { conditionEstimate } from './condition-estimate.ts'
import { mergeFactors } from './merge-factors.ts'
import { emptyFactor, type QrFactor } from './qr-factor.ts'

/** Penalty λ‖B‖² on the coefficients of columns scaled to unit norm: λ itself, or √λ as a fraction of ‖X‖ (Frobenius). */
export type Ridge = { readonly absolute: number } | { readonly relative: number }

export interface LeastSquaresReport {
  /** Rows that the fit saw. */
  readonly rows: number
  readonly columns: number
  /** Columns that add something, beyond rounding, to the columns before them. */
  readonly rank: number
  /** Estimate of the 2-norm condition number of the scaled columns, before ridge; Infinity where they are dependent. */
  readonly condition: number
  /** The λ that was used, on columns scaled to unit norm. */
  readonly ridge: number
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
  const lambda = penalty(ridge, scaled.norm)
  const root = penaltyRoots(factor, scaled, Math.sqrt(lambda), free)
  const coefficients = backSubstitute(penalize(factor, scaled, root, engine), columns, outputs)
  const misfit = Float64Array.from(residual)
  addMisfit(misfit, scaled.r, coefficients, columns, outputs)
  for (let j = 0; j < columns; j++) for (let c = 0; c < outputs; c++) coefficients[j * outputs + c] /= scaled.scale[j]
  const report = {
    rows,
    columns,
    rank: columns - dependentColumns(factor, scaled).length,
    condition: conditionEstimate(scaled.r, columns, columns + outputs),
    ridge: lambda,
    trainingRmse: Array.from(misfit, (sum) => Math.sqrt(sum / rows)),
  }
  return { coefficients, report }
}

/** λ on unit-norm columns. */
export function penalty(ridge: Ridge, norm: number): number {
  const value = 'absolute' in ridge ? ridge.absolute : ridge.relative
  if (!(value >= 0 && Number.isFinite(value)))
    throw new RangeError(`ridge: must be finite and not negative, got ${JSON.stringify(ridge)}`)
  return 'absolute' in ridge ? value : (value * norm) ** 2
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

/** Up to this √λ / ‖X‖ rounding decides a dependent column's coefficient: it disturbs predictions by about ε² / λ. */
const WEAK_ROOT = 1e-10

/** Columns that are linear combinations of the columns before them. */
function dependentColumns({ columns, outputs }: QrFactor, { r }: ScaledFactor): number[] {
  const width = columns + outputs
  return Array.from({ length: columns }, (_, j) => j).filter((j) => Math.abs(r[j * width + j]) <= DEPENDENT)
}

/**
 * √λ for each column: none for the first `free`. A dependent column whose √λ is too weak gets 1 instead, which
 * holds its coefficient at zero.
 */
export function penaltyRoots(factor: QrFactor, scaled: ScaledFactor, root: number, free: number): Float64Array {
  const roots = new Float64Array(factor.columns).fill(root, free)
  const lost = WEAK_ROOT * scaled.norm
  for (const j of dependentColumns(factor, scaled)) if (roots[j] <= lost) roots[j] = 1
  return roots
}

/** R of [R; diag(root)]: the scaled R with one penalty row for every column; shape of `scaled.r`. */
export function penalize(factor: QrFactor, scaled: ScaledFactor, root: Float64Array, engine?: Engine): Float64Array {
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
