/** A function of one number between the first and the last of its points; beyond them it keeps their values. */
export type Interpolant = (x: number) => number

/** Straight lines from point to point. @param x Strictly increasing, one or more. */
export function linearInterpolant(x: Float64Array, y: Float64Array): Interpolant {
  return (at) => {
    const i = intervalOf(x, at)
    if (i < 0) return y[0]
    if (i >= x.length - 1) return y[x.length - 1]
    const u = (at - x[i]) / (x[i + 1] - x[i])
    return (1 - u) * y[i] + u * y[i + 1]
  }
}

/** Cubics from point to point that have these slopes there. @param x Strictly increasing, one or more. */
export function hermiteInterpolant(x: Float64Array, y: Float64Array, slopes: Float64Array): Interpolant {
  return (at) => {
    const i = intervalOf(x, at)
    if (i < 0) return y[0]
    if (i >= x.length - 1) return y[x.length - 1]
    const h = x[i + 1] - x[i]
    const u = (at - x[i]) / h
    const v = 1 - u
    const ends = v * v * (1 + 2 * u) * y[i] + u * u * (1 + 2 * v) * y[i + 1]
    return ends + h * u * v * (v * slopes[i] - u * slopes[i + 1])
  }
}

/** The last i with x[i] ≤ value; −1 where there is none. @param x Increasing. */
export function intervalOf(x: ArrayLike<number>, value: number): number {
  let low = -1
  let high = x.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (x[middle] <= value) low = middle
    else high = middle
  }
  return low
}
