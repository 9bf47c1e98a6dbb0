import { power } from './power.ts'

/** A cubic smoothing spline at its knots. */
export interface SmoothingSpline {
  /** Shape [n]. */
  readonly values: Float64Array
  /** Shape [n]: its first derivative. */
  readonly derivatives: Float64Array
  /** The λ that was used. */
  readonly lambda: number
}

/**
 * Smallest and largest λ that are tried, as powers of ten and in units of the mean interval cubed: from next to
 * interpolation to smoothing over some thousand samples, where rounding sets in.
 */
const LEAST = -4
const MOST = 12

/**
 * The curve g that minimizes Σ (y − g(t))² + λ ∫ g″², a natural cubic spline, in O(n) operations. Without λ, the one that
 * minimizes generalized cross-validation, n Σ (y − g)² / tr(I − A)², where A is the hat matrix.
 *
 * Sources: C. H. Reinsch, Numer. Math. 10, 177-183 (1967); M. F. Hutchinson and F. R. de Hoog, Numer. Math. 47, 99-106
 * (1985) for the trace.
 *
 * @param t Strictly increasing, n ≥ 3. @param y Shape [n].
 */
export function smoothingSpline(t: ArrayLike<number>, y: ArrayLike<number>, lambda?: number): SmoothingSpline {
  const unit = (t[t.length - 1] - t[0]) / (t.length - 1)
  const bands = splineBands(t, unit)
  const chosen =
    lambda === undefined
      ? power(
          10,
          bestExponent((e) => solveAt(bands, y, power(10, e)).score, t.length),
        )
      : lambda / (unit * unit * unit)
  const { gamma, pull } = solveAt(bands, y, chosen)
  const values = Float64Array.from(y, (value, i) => value - chosen * pull[i])
  return { values, derivatives: slopes(bands.h, values, gamma, unit), lambda: chosen * (unit * unit * unit) }
}

/** What depends on the times alone: Q (second differences) by its three diagonals, R and QᵀQ by theirs. */
interface Bands {
  /** Shape [n − 1]. */
  readonly h: Float64Array
  readonly q: readonly [Float64Array, Float64Array, Float64Array]
  readonly r: readonly [Float64Array, Float64Array]
  readonly qq: readonly [Float64Array, Float64Array, Float64Array]
}

function splineBands(t: ArrayLike<number>, unit: number): Bands {
  const n = t.length
  const inner = { length: n - 2 }
  const h = Float64Array.from({ length: n - 1 }, (_, i) => (t[i + 1] - t[i]) / unit)
  const upper = Float64Array.from(inner, (_, j) => 1 / h[j])
  const lower = Float64Array.from(inner, (_, j) => 1 / h[j + 1])
  const middle = upper.map((value, j) => -value - lower[j])
  const r = [
    Float64Array.from(inner, (_, j) => (h[j] + h[j + 1]) / 3),
    Float64Array.from(inner, (_, j) => h[j + 1] / 6),
  ] as const
  // Beyond the last column there is nothing: undefined becomes zero.
  const at = (band: Float64Array, j: number): number => band[j] ?? 0
  const qq = [
    upper.map((value, j) => value ** 2 + middle[j] ** 2 + lower[j] ** 2),
    upper.map((_, j) => middle[j] * at(upper, j + 1) + lower[j] * at(middle, j + 1)),
    upper.map((_, j) => lower[j] * at(upper, j + 2)),
  ] as const
  return { h, q: [upper, middle, lower], r, qq }
}

/** Solves (R + λQᵀQ)γ = Qᵀy; γ is g″ at the inner knots, `pull` is Qγ, and y − λ·pull the fit. */
function solveAt(
  { q, r, qq }: Bands,
  y: ArrayLike<number>,
  lambda: number,
): { gamma: Float64Array; pull: Float64Array; score: number } {
  const [upper, middle, lower] = q
  const m = upper.length
  const factor = { d: new Float64Array(m), first: new Float64Array(m), second: new Float64Array(m) }
  const { d, first, second } = factor
  const gamma = new Float64Array(m)
  for (let j = 0; j < m; j++) {
    const e1 = j > 0 ? first[j - 1] * d[j - 1] : 0
    const e2 = j > 1 ? second[j - 2] * d[j - 2] : 0
    d[j] = r[0][j] + lambda * qq[0][j] - (j > 0 ? e1 * first[j - 1] : 0) - (j > 1 ? e2 * second[j - 2] : 0)
    first[j] = (r[1][j] + lambda * qq[1][j] - (j > 0 ? e1 * second[j - 1] : 0)) / d[j]
    second[j] = (lambda * qq[2][j]) / d[j]
    gamma[j] = upper[j] * y[j] + middle[j] * y[j + 1] + lower[j] * y[j + 2]
    gamma[j] -= (j > 0 ? first[j - 1] * gamma[j - 1] : 0) + (j > 1 ? second[j - 2] * gamma[j - 2] : 0)
  }
  for (let j = m - 1; j >= 0; j--)
    gamma[j] = gamma[j] / d[j] - (j + 1 < m ? first[j] * gamma[j + 1] : 0) - (j + 2 < m ? second[j] * gamma[j + 2] : 0)
  const pull = new Float64Array(m + 2)
  for (let j = 0; j < m; j++) {
    pull[j] += upper[j] * gamma[j]
    pull[j + 1] += middle[j] * gamma[j]
    pull[j + 2] += lower[j] * gamma[j]
  }
  const sum = pull.reduce((total, value) => total + value * value, 0)
  // Residuals and tr(I − A) both carry a factor λ, which cancels.
  return { gamma, pull, score: ((m + 2) * sum) / inverseTrace(factor, qq) ** 2 }
}

/** tr((R + λQᵀQ)⁻¹ QᵀQ) from the bands of the inverse, which follow from the factors bottom up. */
function inverseTrace(
  { d, first, second }: { d: Float64Array; first: Float64Array; second: Float64Array },
  qq: Bands['qq'],
): number {
  let trace = 0
  // Entries of the inverse in row j + 1: on its diagonal, right of it; and on the diagonal of row j + 2.
  let diagonal = 0
  let right = 0
  let nextDiagonal = 0
  for (let j = d.length - 1; j >= 0; j--) {
    const far = -first[j] * right - second[j] * nextDiagonal
    const near = -first[j] * diagonal - second[j] * right
    nextDiagonal = diagonal
    diagonal = 1 / d[j] - first[j] * near - second[j] * far
    right = near
    trace += diagonal * qq[0][j] + 2 * (near * qq[1][j] + far * qq[2][j])
  }
  return trace
}

/** Grid by decades, then golden section around the best. */
function bestExponent(score: (exponent: number) => number, n: number): number {
  const most = Math.min(MOST, Math.ceil(4 * Math.log10(n)))
  const grid = Float64Array.from({ length: most - LEAST + 1 }, (_, k) => LEAST + k)
  const scores = grid.map(score)
  const best = grid[scores.indexOf(scores.reduce((a, b) => Math.min(a, b)))]
  let [low, high] = [Math.max(LEAST, best - 1), Math.min(most, best + 1)]
  const golden = (Math.sqrt(5) - 1) / 2
  let [a, b] = [high - golden * (high - low), low + golden * (high - low)]
  let [atA, atB] = [score(a), score(b)]
  while (high - low > 0.01) {
    if (atA <= atB) {
      ;[high, b, atB] = [b, a, atA]
      a = high - golden * (high - low)
      atA = score(a)
    } else {
      ;[low, a, atA] = [a, b, atB]
      b = low + golden * (high - low)
      atB = score(b)
    }
  }
  return (low + high) / 2
}

/** First derivatives at the knots from values and second derivatives; the outer second derivatives are zero. */
function slopes(h: Float64Array, g: Float64Array, gamma: Float64Array, unit: number): Float64Array {
  const n = g.length
  const second = (i: number): number => (i === 0 || i === n - 1 ? 0 : gamma[i - 1])
  return g.map((_, i) => {
    const k = Math.min(i, n - 2)
    const chord = (g[k + 1] - g[k]) / h[k]
    const bend = i < n - 1 ? -(2 * second(k) + second(k + 1)) : second(k) + 2 * second(k + 1)
    return (chord + (h[k] * bend) / 6) / unit
  })
}
