import { checkCount } from '../../dataset/checks.ts'
import type { Dataset } from '../../dataset/dataset.ts'
import { scaleRows, standardScaler } from '../../dataset/scaling.ts'
import { cos, sin } from '../../math/trigonometric.ts'
import { featureCount, featureWriter } from '../../network/features.ts'
import type { FitOptions } from '../../network/fit-options.ts'
import { sampleLayers } from '../../network/sample-layers.ts'
import { swim } from '../../network/swim.ts'
import { type Dictionary, type DictionaryOptions, dictionary } from './dictionary.ts'

/** Sines and cosines of each variable, of period `periods` and its fractions down to 1/harmonics. */
export interface FourierObservables {
  readonly harmonics: number
  /** Shape [variables]. */
  readonly periods: readonly number[]
}

/** Neurons of hidden layers, sampled as for a network from each standardized state to the next. */
export type NetworkObservables = Pick<FitOptions, 'width' | 'seed' | 'sampler' | 'activation'>

/** What is observed of a state besides its variables and the constant. */
export type Observables = DictionaryOptions | FourierObservables | NetworkObservables

/** The variables, the constant 1, and the observables after them. */
export function observables(
  who: string,
  variables: readonly string[],
  pairs: Dataset,
  options: Observables,
): Dictionary {
  const dim = variables.length
  const rest = furtherObservables(who, variables, pairs, options)
  const values = new Float64Array(rest.count)
  const write = (x: Float64Array, out: Float64Array): void => {
    for (let j = 0; j < dim; j++) out[j] = x[j]
    out[dim] = 1
    rest.write(x, values)
    for (let k = rest.skip; k < rest.count; k++) out[dim + 1 + k - rest.skip] = values[k]
  }
  const texts = [...variables, '1', ...rest.texts.slice(rest.skip)]
  return { count: texts.length, write, texts }
}

/** The variables alone. */
export function stateObservables(variables: readonly string[]): Dictionary {
  return { count: variables.length, write: (x, out) => out.set(x), texts: variables }
}

/** Of which the first `skip` are nothing new. */
type Further = Dictionary & { readonly skip: number }

function furtherObservables(who: string, variables: readonly string[], pairs: Dataset, options: Observables): Further {
  if ('harmonics' in options) return fourier(who, variables, options)
  if ('width' in options) return neurons(pairs, options)
  checkCount(options.degree, `${who}: degree`)
  return { ...dictionary(who, variables, options), skip: 1 + variables.length }
}

function fourier(who: string, variables: readonly string[], { harmonics, periods }: FourierObservables): Further {
  checkCount(harmonics, `${who}: harmonics`)
  if (periods.length !== variables.length || !periods.every((period) => period > 0 && Number.isFinite(period)))
    throw new RangeError(`${who}: periods must be ${variables.length} positive numbers, got ${periods.join(', ')}`)
  const write = (x: Float64Array, out: Float64Array): void => {
    let k = 0
    for (let j = 0; j < periods.length; j++)
      for (let h = 1; h <= harmonics; h++) {
        const angle = (2 * Math.PI * h * x[j]) / periods[j]
        out[k++] = cos(angle)
        out[k++] = sin(angle)
      }
  }
  const texts = variables.flatMap((variable, j) =>
    Array.from({ length: harmonics }, (_, h) => `2*pi*${h + 1}*${variable}/${periods[j]}`).flatMap((angle) => [
      `cos(${angle})`,
      `sin(${angle})`,
    ]),
  )
  return { count: texts.length, write, texts, skip: 0 }
}

function neurons(pairs: Dataset, options: NetworkObservables): Further {
  const { inputs, inputDim, targets, targetDim } = pairs
  const { mean, scale } = standardScaler(inputs, inputDim)
  const scaled = {
    ...pairs,
    inputs: scaleRows({ mean, scale }, inputs),
    targets: scaleRows(standardScaler(targets, targetDim), targets),
  }
  const { width, activation = 'tanh', seed = 0, sampler = swim() } = options
  const layers = sampleLayers(scaled, { width, activation, seed, sampler })
  const evaluate = featureWriter(layers, false)
  const count = featureCount(layers, false)
  const x = new Float64Array(inputDim)
  const write = (y: Float64Array, out: Float64Array): void => {
    for (let j = 0; j < inputDim; j++) x[j] = (y[j] - mean[j]) / scale[j]
    evaluate(x, out)
  }
  const texts = Array.from({ length: count }, (_, k) => (k === 0 ? '1' : `neuron ${k}`))
  return { count, write, texts, skip: 1 }
}
