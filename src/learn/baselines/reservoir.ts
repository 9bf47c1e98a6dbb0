import { eigenvalues } from '../../math/dense.ts'
import { tanh } from '../../math/elementary.ts'
import { type Random, randomInteger, seededRandom } from '../../math/random.ts'

export interface ReservoirOptions {
  /** Nodes of the reservoir. */
  readonly size: number
  /** Largest modulus of the eigenvalues of the links between nodes: more remembers longer. Default 0.5. */
  readonly spectralRadius?: number
  /** Links into each node; default 6. */
  readonly degree?: number
  /** Largest weight of a standardized variable; default 0.5. */
  readonly inputScale?: number
  /** Largest bias; default 0.5. */
  readonly biasScale?: number
  /** How much of a node is renewed at each step, in (0, 1]; default 1. */
  readonly leak?: number
  /** Default 0. */
  readonly seed?: number
}

/** r ← (1 − leak)·r + leak·tanh(A·r + W·u + b), with a sparse A: as many links into each node. Plain data. */
export interface Reservoir {
  /** Node from which each link comes; shape [size, links into a node]. */
  readonly from: Int32Array
  /** A, shape of `from`. */
  readonly links: Float64Array
  /** W, shape [size, inputs]. */
  readonly weights: Float64Array
  /** b, shape [size]. */
  readonly biases: Float64Array
  readonly leak: number
}

/**
 * A reservoir with uniform random weights and links of a given spectral radius.
 *
 * @throws RangeError for options out of range.
 */
export function reservoir(who: string, inputs: number, options: ReservoirOptions): Reservoir {
  const { size, spectralRadius = 0.5, degree = 6, inputScale = 0.5, biasScale = 0.5, leak = 1, seed = 0 } = options
  for (const [name, value] of Object.entries({ size, degree }))
    if (!(Number.isInteger(value) && value >= 1))
      throw new RangeError(`${who}: ${name} must be a whole number from 1 up, got ${value}`)
  for (const [name, value] of Object.entries({ spectralRadius, inputScale, biasScale }))
    if (!(value >= 0 && Number.isFinite(value)))
      throw new RangeError(`${who}: ${name} must be finite and not negative, got ${value}`)
  if (!(leak > 0 && leak <= 1)) throw new RangeError(`${who}: leak must lie in (0, 1], got ${leak}`)
  const random = seededRandom(seed)
  const from = Int32Array.from({ length: size * degree }, () => randomInteger(random, size))
  const links = uniform(random, size * degree, 1)
  const weights = uniform(random, size * inputs, inputScale)
  const biases = uniform(random, size, biasScale)
  const scale = spectralRadius / (radius(from, links, size, degree) || 1)
  for (let k = 0; k < links.length; k++) links[k] *= scale
  return { from, links, weights, biases, leak }
}

/** Writes the nodes' next values from their present ones and an input; the two never alias. */
export type Drive = (nodes: Float64Array, input: Float64Array, next: Float64Array) => void

export function driveOf({ from, links, weights, biases, leak }: Reservoir): Drive {
  const size = biases.length
  const degree = from.length / size
  const inputs = weights.length / size
  return (nodes, input, next) => {
    for (let i = 0; i < size; i++) {
      let z = biases[i]
      for (let k = i * degree; k < (i + 1) * degree; k++) z += links[k] * nodes[from[k]]
      for (let j = 0; j < inputs; j++) z += weights[i * inputs + j] * input[j]
      next[i] = (1 - leak) * nodes[i] + leak * tanh(z)
    }
  }
}

/** Uniform numbers between −most and most. */
function uniform(random: Random, n: number, most: number): Float64Array {
  return Float64Array.from({ length: n }, () => most * (2 * random() - 1))
}

function radius(from: Int32Array, links: Float64Array, size: number, degree: number): number {
  const matrix = new Float64Array(size * size)
  for (let k = 0; k < links.length; k++) matrix[Math.floor(k / degree) * size + from[k]] += links[k]
  const { real, imaginary } = eigenvalues(matrix, size)
  return real.reduce((most, value, k) => Math.max(most, Math.sqrt(value * value + imaginary[k] * imaginary[k])), 0)
}
