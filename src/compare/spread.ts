import { median, quantile } from '../math/statistics.ts'

/** One number for each start, and how they are spread. Plain data. */
export interface Spread {
  readonly median: number
  /** The quarter of the starts below and the quarter above lie beyond these. */
  readonly quartiles: readonly [number, number]
  readonly min: number
  readonly max: number
  readonly values: readonly number[]
  readonly unit: string
}

export function spread(values: readonly number[], unit: string): Spread {
  return {
    median: median(values),
    quartiles: quartiles(values),
    min: Math.min(...values),
    max: Math.max(...values),
    values,
    unit,
  }
}

export function quartiles(values: readonly number[]): readonly [number, number] {
  return [quantile(values, 0.25), quantile(values, 0.75)]
}
