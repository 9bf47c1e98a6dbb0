/**
 * What a least-squares problem [X | Y] leaves behind once its rows are folded in: X = Q·R, and R, QᵀY and the residuals
 * are all that any later solve needs. Size does not depend on the number of rows.
 */
export interface QrFactor {
  /** Number of columns of X. */
  readonly columns: number
  /** Number of columns of Y. */
  readonly outputs: number
  /** Shape [columns, columns + outputs], row-major: R (upper triangular) beside QᵀY. */
  readonly r: Float64Array
  /** Shape [outputs]: sum of squares of Y that no combination of X's columns explains. */
  readonly residual: Float64Array
  /** Rows folded in so far. */
  rows: number
}

export function emptyFactor(columns: number, outputs: number): QrFactor {
  return {
    columns,
    outputs,
    r: new Float64Array(columns * (columns + outputs)),
    residual: new Float64Array(outputs),
    rows: 0,
  }
}

/** The rows of a least-squares problem, made one at a time so that the whole matrix never exists. */
export interface RowSource {
  readonly size: number
  /** Writes row i of [X | Y]. */
  readonly write: (i: number, row: Float64Array) => void
}

/** Rows per call of `foldRows` that keep a block within a core's cache. */
const BLOCK_ROWS = 128

/** Folds all rows of `source` into the factor, block by block. */
export function foldSource(factor: QrFactor, source: RowSource): void {
  const width = factor.columns + factor.outputs
  const block = new Float64Array(BLOCK_ROWS * width)
  for (let start = 0; start < source.size; start += BLOCK_ROWS) {
    const n = Math.min(BLOCK_ROWS, source.size - start)
    for (let i = 0; i < n; i++) source.write(start + i, block.subarray(i * width, (i + 1) * width))
    foldRows(factor, block, n)
  }
}

/**
 * Folds rows into the factor by Householder reflections of [R; rows] (streaming QR).
 *
 * @param rows Shape [n, columns + outputs], row-major; overwritten.
 */
export function foldRows(factor: QrFactor, rows: Float64Array, n: number): void {
  const { columns, outputs, r, residual } = factor
  const width = columns + outputs
  const v = new Float64Array(n)
  const w = new Float64Array(width)
  for (let j = 0; j < columns; j++) {
    let sum = 0
    for (let i = 0; i < n; i++) {
      v[i] = rows[i * width + j]
      sum += v[i] * v[i]
    }
    if (sum === 0) continue
    const alpha = r[j * width + j]
    const beta = (alpha >= 0 ? -1 : 1) * Math.sqrt(alpha * alpha + sum)
    const scale = 1 / (alpha - beta)
    for (let i = 0; i < n; i++) v[i] *= scale
    r[j * width + j] = beta
    reflect(r, j, rows, n, width, v, w, (beta - alpha) / beta)
  }
  for (let i = 0; i < n; i++) for (let c = 0; c < outputs; c++) residual[c] += rows[i * width + columns + c] ** 2
  factor.rows += n
}

/** Applies I − τ[1; v][1; v]ᵀ to row j of R above the block of rows, right of column j. Four rows at a time. */
function reflect(
  r: Float64Array,
  j: number,
  rows: Float64Array,
  n: number,
  width: number,
  v: Float64Array,
  w: Float64Array,
  tau: number,
): void {
  const top = j * width
  for (let l = j + 1; l < width; l++) w[l] = r[top + l]
  const whole = n - (n % 4)
  for (let i = 0; i < whole; i += 4) {
    const [a, b, c, d] = [v[i], v[i + 1], v[i + 2], v[i + 3]]
    for (let l = j + 1, p = i * width + l; l < width; l++, p++)
      w[l] += a * rows[p] + b * rows[p + width] + c * rows[p + 2 * width] + d * rows[p + 3 * width]
  }
  for (let i = whole; i < n; i++) for (let l = j + 1; l < width; l++) w[l] += v[i] * rows[i * width + l]
  for (let l = j + 1; l < width; l++) {
    w[l] *= tau
    r[top + l] -= w[l]
  }
  for (let i = 0; i < n; i++) {
    const a = v[i]
    for (let l = j + 1, p = i * width + l; l < width; l++, p++) rows[p] -= a * w[l]
  }
}
