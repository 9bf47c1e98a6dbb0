import type { Scaler } from '../dataset/scaling.ts'
import { cos, sin } from '../math/trigonometric.ts'

/**
 * How inputs in their own units become a network's: a periodic one becomes two, its cosine and its sine, and then all are
 * scaled. Plain data.
 */
export interface InputEmbedding {
  /** Period of each input, 0 where it has none; shape [inputs]. */
  readonly periods: Float64Array
  /** From the embedded inputs' own units to the network's; shape [embedded]. */
  readonly inputScaler: Scaler
}

/** Periods of inputs by name. @throws RangeError for a name that is no input, or a period that is not positive. */
export function periodsOf(
  who: string,
  names: readonly string[],
  periodic: Readonly<Record<string, number>> = {},
): Float64Array {
  for (const [name, period] of Object.entries(periodic)) {
    if (!names.includes(name))
      throw new RangeError(`${who}: periodic names '${name}', which is no input; there are ${names.join(', ')}`)
    if (!(period > 0 && Number.isFinite(period)))
      throw new RangeError(`${who}: the period of ${name} must be positive and finite, got ${period}`)
  }
  return Float64Array.from(names, (name) => (Object.hasOwn(periodic, name) ? periodic[name] : 0))
}

/** Inputs after the embedding: one more for each periodic one. */
export function embeddedDim(periods: Float64Array): number {
  return periods.reduce((sum, period) => sum + (period === 0 ? 1 : 2), 0)
}

/** Rows of inputs, shape [n, inputs], as rows of embedded inputs that are not scaled yet. */
export function embedRows(periods: Float64Array, rows: Float64Array): Float64Array {
  const dim = embeddedDim(periods)
  if (dim === periods.length) return rows
  const scaler = { mean: new Float64Array(dim), scale: new Float64Array(dim).fill(1) }
  const embed = embedder({ periods, inputScaler: scaler })
  const n = rows.length / periods.length
  const embedded = new Float64Array(n * dim)
  for (let i = 0; i < n; i++)
    embed(rows.subarray(i * periods.length, (i + 1) * periods.length), embedded.subarray(i * dim, (i + 1) * dim))
  return embedded
}

/** Writes one input as the network sees it. */
export function embedder({
  periods,
  inputScaler: { mean, scale },
}: InputEmbedding): (input: Float64Array, x: Float64Array) => void {
  const inverse = scale.map((value) => 1 / value)
  const rates = frequencies(periods)
  return (input, x) => {
    for (let j = 0, e = 0; j < rates.length; j++) {
      if (rates[j] === 0) {
        x[e] = (input[j] - mean[e]) * inverse[e]
        e += 1
      } else {
        const angle = rates[j] * input[j]
        x[e] = (cos(angle) - mean[e]) * inverse[e]
        x[e + 1] = (sin(angle) - mean[e + 1]) * inverse[e + 1]
        e += 2
      }
    }
  }
}

/**
 * Carries derivatives with respect to the network's inputs back to the inputs' own units.
 *
 * @returns Reads row c of `inner`, shape [outputs, embedded], and writes row c of `outer`, shape [outputs, inputs].
 */
export function embeddingDerivative({
  periods,
  inputScaler: { scale },
}: InputEmbedding): (input: Float64Array, inner: Float64Array, outer: Float64Array, outputs: number) => void {
  const inverse = scale.map((value) => 1 / value)
  const rates = frequencies(periods)
  const dim = scale.length
  return (input, inner, outer, outputs) => {
    for (let j = 0, e = 0; j < rates.length; e += rates[j] === 0 ? 1 : 2, j++) {
      const angle = rates[j] * input[j]
      const first = rates[j] === 0 ? inverse[e] : -rates[j] * sin(angle) * inverse[e]
      const second = rates[j] === 0 ? 0 : rates[j] * cos(angle) * inverse[e + 1]
      for (let c = 0; c < outputs; c++) {
        const from = c * dim + e
        outer[c * rates.length + j] = inner[from] * first + (second === 0 ? 0 : inner[from + 1] * second)
      }
    }
  }
}

function frequencies(periods: Float64Array): Float64Array {
  return periods.map((period) => (period === 0 ? 0 : (2 * Math.PI) / period))
}
