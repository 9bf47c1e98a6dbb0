/** Largest number of points drawn in one line; about two per pixel of a wide screen. */
export const MAX_POINTS = 4000

/** Indices of at most `cap` of n points, evenly spread, both ends included. */
export function evenIndices(n: number, cap: number = MAX_POINTS): number[] {
  const count = Math.min(n, cap)
  return Array.from({ length: count }, (_, i) => (count === 1 ? 0 : Math.round((i * (n - 1)) / (count - 1))))
}

/** Indices of at most `cap` points that keep the lowest and highest value of every stretch, so no peak is lost. */
export function peakIndices(values: Float64Array, cap: number = MAX_POINTS): number[] {
  const n = values.length
  if (n <= cap) return evenIndices(n)
  const stretches = Math.floor((cap - 2) / 2)
  const kept = new Set([0])
  for (let k = 0; k < stretches; k++) {
    const from = Math.floor((k * n) / stretches)
    const to = Math.floor(((k + 1) * n) / stretches)
    let low = from
    let high = from
    for (let i = from + 1; i < to; i++) {
      if (values[i] < values[low]) low = i
      if (values[i] > values[high]) high = i
    }
    kept.add(Math.min(low, high)).add(Math.max(low, high))
  }
  return [...kept.add(n - 1)]
}

/** Smallest and largest finite value; [∞, −∞] where there is none. */
export function extent(values: Float64Array): [number, number] {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const value of values) {
    if (!Number.isFinite(value)) continue
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  return [low, high]
}

/** `values` at `indices`, to six digits or more far from zero; what is not finite becomes null, a gap in the line. */
export function rounded(
  values: Float64Array,
  indices: readonly number[] = evenIndices(values.length),
): (number | null)[] {
  const [low, high] = extent(values)
  const largest = Math.max(Math.abs(low), Math.abs(high))
  // Numbers far from zero need more digits: Julian days differ only in their last ones.
  const digits = high > low ? 6 + Math.max(0, Math.ceil(Math.log10(largest / (high - low)))) : 15
  return indices.map((i) => {
    const value = Number(values[i].toPrecision(Math.min(17, digits)))
    return Number.isFinite(value) ? value : null
  })
}

/** Index of the last finite value; −1 where there is none. */
export function lastFinite(values: ArrayLike<number>): number {
  let i = values.length - 1
  while (i >= 0 && !Number.isFinite(values[i])) i--
  return i
}

/** Exponents of the whole decades that hold every positive value of `curves`; rounding error's where there is none. */
export function decades(curves: readonly Float64Array[]): [number, number] {
  let low = Number.POSITIVE_INFINITY
  let high = 0
  for (const curve of curves)
    for (const value of curve) {
      if (!(value > 1e-300 && value < Number.POSITIVE_INFINITY)) continue
      low = Math.min(low, value)
      high = Math.max(high, value)
    }
  if (high === 0) return [-17, -16]
  const from = Math.floor(Math.log10(low))
  return [from, Math.max(Math.ceil(Math.log10(high)), from + 1)]
}

/** The cubic through all values, with `parts` − 1 points between neighbors (Catmull–Rom). Shape [(n − 1)·parts + 1]. */
export function smoothed(values: Float64Array, parts: number): Float64Array {
  const last = values.length - 1
  return Float64Array.from({ length: last * parts + 1 }, (_, k) => {
    const i = Math.min(Math.floor(k / parts), Math.max(last - 1, 0))
    const t = k / parts - i
    const [b, c] = [values[i], values[Math.min(i + 1, last)]]
    // Past the ends the curve goes on straight.
    const a = i > 0 ? values[i - 1] : 2 * b - c
    const d = i + 2 <= last ? values[i + 2] : 2 * c - b
    return b + (t / 2) * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))
  })
}
