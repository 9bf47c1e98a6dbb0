import { sampleLayers } from '../../network/sample-layers.ts'
import type { LayerSampler } from '../../network/sampler.ts'
import { type Embedding, embedRows, rescaled, standardEmbedding } from './embedding.ts'
import type { OpenTerm } from './energy-basis.ts'
import type { TermShape } from './forms.ts'
import type { GradientData } from './gradient-data.ts'
import { lengthScales } from './length-scales.ts'

/** The data as a term's network sees it. */
export interface TermView {
  readonly shape: TermShape
  readonly embedding: Embedding
  /** Shape [size, inputs]. */
  readonly inputs: Float64Array
  /** What the gradient demands of the term, in units of energy; shape [size, entries]. */
  readonly slopes: Float64Array
}

export interface SamplingOptions {
  readonly width: number | readonly number[]
  readonly seed: number
  readonly linear: boolean
  readonly sampler: LayerSampler
}

/** @param periods By entry of the state; 0 where it is not periodic. */
export function viewTerm(data: GradientData, shape: TermShape, periods: ArrayLike<number>): TermView {
  const { size, dim, states, gradients, units } = data
  const { entries } = shape
  const embedding = measuredEmbedding(data, shape, periods)
  const slopes = Float64Array.from({ length: size * entries.length }, (_, k) => {
    const j = entries[k % entries.length]
    return units[j] * gradients[Math.floor(k / entries.length) * dim + j]
  })
  return { shape, embedding, inputs: embedRows(embedding, states, dim), slopes }
}

/**
 * The term's inputs in length scales of the gradient. What else the gradient depends on has a part in finding them, or
 * its variation would count as theirs.
 */
function measuredEmbedding(data: GradientData, shape: TermShape, periods: ArrayLike<number>): Embedding {
  const { dim, states } = data
  const { variables, entries } = shape
  const whole = shape.multipliers.some((multiplier) => multiplier !== null)
  const seen = whole ? Array.from({ length: dim }, (_, j) => j) : variables
  const standard = standardEmbedding(states, dim, seen, periods)
  const lengths = lengthScales(embedRows(standard, states, dim), standard.inputs.length, data, entries)
  const { inputs } = rescaled(standard, lengths)
  return { inputs: inputs.filter((input) => input.variables.every((j) => variables.includes(j))) }
}

/**
 * Samples the term's hidden layers.
 *
 * @param targets What the sampler looks at, shape [size, …]; default the gradient.
 * @param slopeScale Factor on all sampled weights and biases, see `withSlope`.
 */
export function sampleTerm(
  { shape, embedding, inputs, slopes }: TermView,
  { width, seed, linear, sampler }: SamplingOptions,
  slopeScale: number,
  targets: Float64Array = slopes,
): OpenTerm {
  const inputDim = embedding.inputs.length
  const size = inputs.length / inputDim
  const dataset = { size, inputDim, targetDim: targets.length / size, inputs, targets }
  const layers = sampleLayers(dataset, { width, sampler: withSlope(sampler, slopeScale), seed })
  return { embedding, layers, linear, multipliers: shape.multipliers }
}

/** Largest random shift of the argument of a neuron without slope: tanh bends most, both ways, within it. */
const LARGEST_SHIFT = 1.5

/**
 * The sampler with weights and biases times `slopeScale`. Neurons that are flat all over the data would all lie near 0,
 * where tanh is odd and even powers are lost in rounding; so the flatter they are, the further they are shifted at random.
 */
function withSlope(sampler: LayerSampler, slopeScale: number): LayerSampler {
  if (slopeScale === 1) return sampler
  const reach = LARGEST_SHIFT * Math.max(0, 1 - slopeScale)
  return (input) => {
    const { weights, biases } = sampler(input)
    return {
      weights: weights.map((weight) => weight * slopeScale),
      biases: biases.map((bias) => bias * slopeScale + reach * (2 * input.random() - 1)),
    }
  }
}
