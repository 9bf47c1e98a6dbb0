import { blockError } from '../math/block-error.ts'

export interface Coverage {
  /** Fraction of the observations from `lower` to `upper`, both ends included; shape [dim]. */
  readonly values: Float64Array
  /** Shape [dim]; larger where hits and misses come in runs. 0 where all or none were inside, which is no certainty. */
  readonly standardError: Float64Array
  /** What the intervals promised, where they say. */
  readonly nominal?: number
  /** Mean of upper − lower in the variables' own units, Infinity if one is; shape [dim]. */
  readonly meanWidth: Float64Array
  readonly count: number
}

/**
 * How many observations lie in their intervals, for each variable. Only with `meanWidth` does it say anything of the
 * intervals: wide ones cover all.
 *
 * @param intervals Shape [n, dim] each; `coverage`, where given, is what they promise.
 * @param observations Shape [n, dim], rows in order of time.
 */
export function coverage(
  intervals: { readonly lower: Float64Array; readonly upper: Float64Array; readonly coverage?: number },
  observations: Float64Array,
  dim = 1,
): Coverage {
  const { lower, upper, coverage: nominal } = intervals
  const count = rowCount('coverage', observations, dim)
  for (const [name, side] of [['lower', lower] as const, ['upper', upper] as const])
    if (side.length !== observations.length)
      throw new RangeError(`coverage: ${name} has ${side.length} values for ${observations.length} observed ones`)
  const values = new Float64Array(dim)
  const standardError = new Float64Array(dim)
  const meanWidth = new Float64Array(dim)
  const inside = new Float64Array(count)
  for (let j = 0; j < dim; j++) {
    for (let i = 0, at = j; i < count; i++, at += dim) {
      inside[i] = observations[at] >= lower[at] && observations[at] <= upper[at] ? 1 : 0
      values[j] += inside[i]
      meanWidth[j] += (upper[at] - lower[at]) / count
    }
    values[j] /= count
    standardError[j] = blockError(inside)
  }
  return { values, standardError, ...(nominal !== undefined && { nominal }), meanWidth, count }
}

/** @throws RangeError unless the values are one or more rows of dim ≥ 1. */
export function rowCount(caller: string, values: Float64Array, dim: number): number {
  if (!(Number.isInteger(dim) && dim >= 1)) throw new RangeError(`${caller}: dim must be 1, 2, …, got ${dim}`)
  if (values.length === 0 || values.length % dim !== 0)
    throw new RangeError(`${caller}: ${values.length} observed values are not one or more rows of dim ${dim}`)
  return values.length / dim
}
