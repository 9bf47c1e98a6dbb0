/** Follows an iteration for the increments of s stages, shape [s, dim], until rounding stops it. */
export interface Convergence {
  begin(): void
  /** Judges the corrections just added to the increments. */
  judge(corrections: Float64Array, y: Float64Array, increments: Float64Array): 'on the way' | 'settled' | 'stuck'
  /** Whether the last corrections may be rounding. */
  isRounding(y: Float64Array, increments: Float64Array): boolean
  /** Whether the last corrections were no larger than `level`, relative to state and increments. */
  isBelow(level: number, y: Float64Array, increments: Float64Array): boolean
}

/** Corrections of this relative size may be rounding; an iteration that contracts gets below it. */
const rounding = 1e-12
/** A component comes closer when its correction is less than this times its smallest one before. */
const nearer = 0.9
/** Sweeps in which no component comes closer than before: so many mean the end at the level of rounding, … */
const settledAfter = 2
/** … and so many above it that the iteration does not contract. */
const stuckAfter = 4
/** A component counts for at least this part of the largest, from which it may take rounding errors. */
const share = 1e-3

/**
 * The iteration has settled when no component's correction gets any smaller: to stop at a tolerance instead would make
 * the energy drift.
 * Source: E. Hairer, R. I. McLachlan, A. Razakarivony, BIT 48, 231–243 (2008), section 2.2; by component as in
 * M. Antoñana, J. Makazaga, A. Murua, Numer. Algorithms 76, 861–880 (2017), section 4.
 */
export function convergence(dim: number): Convergence {
  const sizes = new Float64Array(dim)
  const smallest = new Float64Array(dim)
  let stalled = 0

  /** Takes the sizes of the corrections. Zeros do not count as progress: they may come before others arrive. */
  const measure = (corrections: Float64Array): 'progress' | 'stall' | 'still' => {
    let verdict: 'progress' | 'stall' | 'still' = 'still'
    for (let a = 0; a < dim; a++) {
      sizes[a] = largestOf(corrections, a, dim)
      if (sizes[a] === 0) continue
      if (sizes[a] < nearer * smallest[a]) {
        smallest[a] = sizes[a]
        verdict = 'progress'
      } else if (verdict === 'still') verdict = 'stall'
    }
    return verdict
  }
  const isBelow: Convergence['isBelow'] = (level, y, increments) => {
    let largest = 0
    for (let a = 0; a < dim; a++) largest = Math.max(largest, Math.abs(y[a]), largestOf(increments, a, dim))
    for (let a = 0; a < dim; a++) {
      const own = Math.max(Math.abs(y[a]), largestOf(increments, a, dim))
      if (!(sizes[a] <= level * Math.max(own, share * largest))) return false
    }
    return true
  }
  const isRounding: Convergence['isRounding'] = (y, increments) => isBelow(rounding, y, increments)
  return {
    isBelow,
    isRounding,
    begin() {
      sizes.fill(Number.POSITIVE_INFINITY)
      smallest.fill(Number.POSITIVE_INFINITY)
      stalled = 0
    },
    judge(corrections, y, increments) {
      const verdict = measure(corrections)
      if (verdict === 'still') return 'settled'
      stalled = verdict === 'progress' ? 0 : stalled + 1
      if (stalled >= settledAfter && isRounding(y, increments)) return 'settled'
      return stalled >= stuckAfter ? 'stuck' : 'on the way'
    },
  }
}

/** Largest |x[a + k · dim]| over k; NaN if any of them is. */
function largestOf(x: Float64Array, a: number, dim: number): number {
  let largest = 0
  for (let at = a; at < x.length; at += dim) largest = Math.max(largest, Math.abs(x[at]))
  return largest
}
