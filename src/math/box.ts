/** An axis-parallel box; both arrays have shape [dim]. */
export interface Box {
  readonly lower: readonly number[]
  readonly upper: readonly number[]
}

/** The smallest box around the rows, grown on every side by `margin` times its width. Rows have shape [n, dim]. */
export function boundingBox(rows: Float64Array, dim: number, margin = 0): Box {
  const lower = new Array<number>(dim).fill(Number.POSITIVE_INFINITY)
  const upper = new Array<number>(dim).fill(Number.NEGATIVE_INFINITY)
  for (let i = 0; i < rows.length; i++) {
    lower[i % dim] = Math.min(lower[i % dim], rows[i])
    upper[i % dim] = Math.max(upper[i % dim], rows[i])
  }
  const grow = lower.map((low, j) => margin * (upper[j] - low))
  return { lower: lower.map((low, j) => low - grow[j]), upper: upper.map((high, j) => high + grow[j]) }
}

/** First coordinate in which y lies outside the box, −1 if there is none. */
export function firstOutside({ lower, upper }: Box, y: ArrayLike<number>): number {
  for (let j = 0; j < lower.length; j++) if (!(y[j] >= lower[j] && y[j] <= upper[j])) return j
  return -1
}

/** A box grown on every side by `margin` times its width; unbounded sides stay so. */
export function grownBox({ lower, upper }: Box, margin: number): Box {
  const grow = lower.map((low, j) => (Number.isFinite(upper[j] - low) ? margin * (upper[j] - low) : 0))
  return { lower: lower.map((low, j) => low - grow[j]), upper: upper.map((high, j) => high + grow[j]) }
}
