export function mean(x: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < x.length; i++) sum += x[i]
  return sum / x.length
}

/** Root of the mean squared deviation from the mean (divisor n). */
export function standardDeviation(x: ArrayLike<number>): number {
  const center = mean(x)
  let sum = 0
  for (let i = 0; i < x.length; i++) sum += (x[i] - center) ** 2
  return Math.sqrt(sum / x.length)
}

/** The standard error of the mean of independent values; NaN for fewer than two. */
export function standardError(x: ArrayLike<number>): number {
  return x.length < 2 ? Number.NaN : standardDeviation(x) / Math.sqrt(x.length - 1)
}

export function rootMeanSquare(x: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < x.length; i++) sum += x[i] * x[i]
  return Math.sqrt(sum / x.length)
}

export function median(x: ArrayLike<number>): number {
  return quantile(x, 0.5)
}

/**
 * The p-quantile with linear interpolation between order statistics (type 7 of Hyndman and Fan 1996).
 *
 * @throws RangeError if x is empty or p lies outside [0, 1].
 */
export function quantile(x: ArrayLike<number>, p: number): number {
  if (x.length === 0) throw new RangeError('quantile: no values')
  if (!(p >= 0 && p <= 1)) throw new RangeError(`quantile: p must lie in [0, 1], got ${p}`)
  const sorted = Float64Array.from(x).sort()
  const position = p * (sorted.length - 1)
  const below = Math.floor(position)
  const above = Math.ceil(position)
  if (above === below) return sorted[below]
  return sorted[below] + (position - below) * (sorted[above] - sorted[below])
}
