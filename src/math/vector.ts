export function allFinite(x: ArrayLike<number>): boolean {
  for (let i = 0; i < x.length; i++) if (!Number.isFinite(x[i])) return false
  return true
}

/** Index of the first entry that is not finite, −1 if there is none. */
export function firstNonFinite(x: ArrayLike<number>): number {
  for (let i = 0; i < x.length; i++) if (!Number.isFinite(x[i])) return i
  return -1
}

/** Euclidean norm that neither overflows nor underflows. */
export function norm(x: ArrayLike<number>): number {
  let largest = 0
  for (let i = 0; i < x.length; i++) largest = Math.max(largest, Math.abs(x[i]))
  if (largest === 0 || !Number.isFinite(largest)) return largest
  let sum = 0
  for (let i = 0; i < x.length; i++) sum += (x[i] / largest) ** 2
  return largest * Math.sqrt(sum)
}

/** Copies x into out. For short vectors many times faster than `out.set(x)`. */
export function copy(x: Float64Array, out: Float64Array): void {
  for (let i = 0; i < x.length; i++) out[i] = x[i]
}

/** The numbers of the first part, then those of the next, and so on. */
export function concatenate(...parts: readonly Float64Array[]): Float64Array<ArrayBuffer> {
  const whole = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
