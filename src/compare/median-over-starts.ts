import { median } from '../math/statistics.ts'

/** The median of the starts' errors at each time, up to where half of them have stopped; shape [n]. */
export function medianOverStarts(errors: readonly Float64Array[]): Float64Array {
  const result: number[] = []
  for (let i = 0; ; i++) {
    const value = median(errors.map((e) => (i < e.length ? e[i] : Number.POSITIVE_INFINITY)))
    if (!Number.isFinite(value)) return Float64Array.from(result)
    result.push(value)
  }
}
