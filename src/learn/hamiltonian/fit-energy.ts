import type { LeastSquaresReport } from '../../math/least-squares/solve-factor.ts'
import type { LayerSampler } from '../../network/sampler.ts'
import { chooseSlope } from './choose-slope.ts'
import { type OpenTerm, termBasis } from './energy-basis.ts'
import { energyFunction } from './energy-function.ts'
import type { EnergyModel, EnergyTerm } from './energy-model.ts'
import type { TermShape } from './forms.ts'
import type { GradientData } from './gradient-data.ts'
import { type SamplingOptions, sampleTerm, type TermView, viewTerm } from './sample-term.ts'
import { type EnergyRidge, solveEnergy } from './solve-energy.ts'

export interface EnergyFitOptions extends SamplingOptions {
  readonly shapes: readonly TermShape[]
  /** By entry of the state; 0 where it is not periodic. */
  readonly periods: ArrayLike<number>
  /** Samples a second time, looking at the energies of the first fit. */
  readonly resampler?: LayerSampler
  /** Known energies of the samples, for samplers that look at them; shape [size]. */
  readonly energies?: Float64Array
  readonly slopeScale: number | 'hold-out'
  readonly ridge: EnergyRidge
}

/** Hidden layers that later solves can use again with other gradients. */
export interface EnergyDesign {
  readonly terms: readonly OpenTerm[]
  readonly slopeScales: readonly number[]
}

export interface EnergyFit {
  /** Its constant is 0. */
  readonly model: EnergyModel
  /** One for each term. */
  readonly reports: readonly LeastSquaresReport[]
  /** The data's other unknowns, which belong to the last term. */
  readonly others: Float64Array
}

/** Samples the hidden layers of every term from the data. */
export function designEnergy(data: GradientData, options: EnergyFitOptions): EnergyDesign {
  const views = options.shapes.map((shape) => viewTerm(data, shape, options.periods))
  const first = sampleTerms(views, data, options, options.energies)
  if (!options.resampler) return first
  const { value } = energyFunction(solveDesign(data, first, options).model)
  const { size, dim, states } = data
  const predicted = Float64Array.from({ length: size }, (_, i) => value(states.subarray(i * dim, (i + 1) * dim)))
  return sampleTerms(views, data, { ...options, sampler: options.resampler }, predicted)
}

function sampleTerms(
  views: readonly TermView[],
  data: GradientData,
  options: EnergyFitOptions,
  targets?: Float64Array,
): EnergyDesign {
  const slopeScales = views.map((view, k) => {
    if (options.slopeScale !== 'hold-out') return options.slopeScale
    const own = k === views.length - 1 ? data : withoutOthers(data)
    return chooseSlope(view, own, options, options.ridge, targets)
  })
  return { slopeScales, terms: views.map((view, k) => sampleTerm(view, options, slopeScales[k], targets)) }
}

function withoutOthers({ others, ...data }: GradientData): GradientData {
  return data
}

/** The readout of every term, one least-squares problem after another. */
export function solveDesign(data: GradientData, { terms }: EnergyDesign, options: EnergyFitOptions): EnergyFit {
  const { shapes, ridge } = options
  const solutions = terms.map((term, k) => {
    const own = k === terms.length - 1 ? data : withoutOthers(data)
    return solveEnergy(termBasis(term), own, shapes[k].entries, ridge)
  })
  return {
    model: { dim: data.dim, terms: terms.map((term, k) => closeTerm(term, solutions[k].coefficients)) },
    reports: solutions.map(({ report }) => report),
    others: solutions[solutions.length - 1].others,
  }
}

/** @param coefficients Multiplier after multiplier, as `termBasis` orders them. */
function closeTerm({ embedding, layers, linear, multipliers }: OpenTerm, coefficients: Float64Array): EnergyTerm {
  const outputDim = multipliers.length
  const features = coefficients.length / outputDim
  const readout = new Float64Array(coefficients.length)
  for (let c = 0; c < outputDim; c++)
    for (let k = 0; k < features; k++) readout[k * outputDim + c] = coefficients[c * features + k]
  return { embedding, multipliers, network: { inputDim: embedding.inputs.length, outputDim, layers, linear, readout } }
}
