import { standardScaler } from '../../dataset/scaling.ts'
import { cos, sin } from '../../math/trigonometric.ts'

/** How a network sees a state. Plain data. */
export interface Embedding {
  readonly inputs: readonly EmbeddedInput[]
}

/** With z = Σ rateᵥ · y[variableᵥ] − center: z, cos z or sin z, over scale. */
export interface EmbeddedInput {
  readonly part: 'value' | 'cos' | 'sin'
  /** Entries of the state. */
  readonly variables: readonly number[]
  readonly rates: readonly number[]
  readonly center: number
  readonly scale: number
}

/**
 * The embedding of some variables in inputs of deviation 1 on the data (on the whole circle for a cosine or sine). A
 * variable that is not periodic is an input; a periodic one a cosine and a sine, and so are the sum and the difference of
 * any two of them, since rotors feel each other by their relative angles.
 *
 * @param states Shape [n, dim]. @param periods By entry of the state; 0 where it is not periodic.
 */
export function standardEmbedding(
  states: Float64Array,
  dim: number,
  variables: readonly number[],
  periods: ArrayLike<number>,
): Embedding {
  const { mean, scale } = standardScaler(states, dim)
  const plain = variables
    .filter((j) => periods[j] === 0)
    .map((j): EmbeddedInput => ({ part: 'value', variables: [j], rates: [1], center: mean[j], scale: scale[j] }))
  const angles = variables.filter((j) => periods[j] > 0)
  const rate = (j: number): number => (2 * Math.PI) / periods[j]
  const single = angles.flatMap((j) => circle([j], [rate(j)]))
  const pairs = angles.flatMap((a, i) =>
    angles.slice(i + 1).flatMap((b) => [...circle([a, b], [rate(a), -rate(b)]), ...circle([a, b], [rate(a), rate(b)])]),
  )
  return { inputs: [...plain, ...single, ...pairs] }
}

function circle(variables: readonly number[], rates: readonly number[]): EmbeddedInput[] {
  const parts = ['cos', 'sin'] as const
  return parts.map((part) => ({ part, variables, rates, center: 0, scale: Math.SQRT1_2 }))
}

/** The same with input i divided by `lengths[i]`. */
export function rescaled({ inputs }: Embedding, lengths: ArrayLike<number>): Embedding {
  return { inputs: inputs.map((input, i) => ({ ...input, scale: input.scale * lengths[i] })) }
}

/** Writes the inputs at y; shape [inputs]. */
export function embed({ inputs }: Embedding, y: Float64Array, out: Float64Array): void {
  for (let i = 0; i < inputs.length; i++) {
    const { part, scale } = inputs[i]
    const z = argument(inputs[i], y)
    out[i] = (part === 'value' ? z : part === 'cos' ? cos(z) : sin(z)) / scale
  }
}

/** Writes the derivative of each input with respect to its argument z; that to a variable is `rate` times as large. */
export function embeddingSlopes({ inputs }: Embedding, y: Float64Array, out: Float64Array): void {
  for (let i = 0; i < inputs.length; i++) {
    const { part, scale } = inputs[i]
    out[i] =
      (part === 'value' ? 1 : part === 'cos' ? -sin(argument(inputs[i], y)) : cos(argument(inputs[i], y))) / scale
  }
}

function argument({ variables, rates, center }: EmbeddedInput, y: Float64Array): number {
  let z = -center
  for (let v = 0; v < variables.length; v++) z += rates[v] * y[variables[v]]
  return z
}

/** The inputs of many states; shape [n, inputs]. */
export function embedRows(embedding: Embedding, states: Float64Array, dim: number): Float64Array {
  const width = embedding.inputs.length
  const rows = new Float64Array((states.length / dim) * width)
  for (let i = 0; i * dim < states.length; i++)
    embed(embedding, states.subarray(i * dim, (i + 1) * dim), rows.subarray(i * width, (i + 1) * width))
  return rows
}
