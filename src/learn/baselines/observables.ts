import { checkCount } from '../../dataset/checks.ts'
import type { Dataset } from '../../dataset/dataset.ts'
import { type Scaler, scaleRows, standardScaler } from '../../dataset/scaling.ts'
import { cos, sin } from '../../math/trigonometric.ts'
import { featureCount, featureWriter } from '../../network/features.ts'
import type { FitOptions } from '../../network/fit-options.ts'
import { sampleLayers } from '../../network/sample-layers.ts'
import type { Layer } from '../../network/sampled-network.ts'
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

/** Observables as plain data: the variables alone; or the variables, the constant 1 and others after them. */
export type ObservablesRecipe =
  | { readonly kind: 'variables' }
  | { readonly kind: 'products'; readonly degree: number; readonly terms: readonly string[] }
  | ({ readonly kind: 'fourier' } & FourierObservables)
  | { readonly kind: 'neurons'; readonly scaler: Scaler; readonly layers: readonly Layer[] }

/** Neurons are sampled from the data; the rest is as it was asked for. @param who Opens error messages. */
export function observablesRecipe(who: string, pairs: Dataset, options: Observables): ObservablesRecipe {
  if ('harmonics' in options) {
    const { harmonics, periods } = options
    checkFourier(who, pairs.inputDim, options)
    return { kind: 'fourier', harmonics, periods }
  }
  if ('width' in options) return sampledNeurons(pairs, options)
  const { degree, terms = [] } = options
  checkCount(degree, `${who}: degree`)
  return { kind: 'products', degree, terms }
}

/** @param who Opens error messages. @throws SyntaxError for terms. */
export function observables(who: string, variables: readonly string[], recipe: ObservablesRecipe): Dictionary {
  if (recipe.kind === 'variables') return { count: variables.length, write: (x, out) => out.set(x), texts: variables }
  const dim = variables.length
  const rest = furtherObservables(who, variables, recipe)
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

/** Of which the first `skip` are nothing new. */
type Further = Dictionary & { readonly skip: number }

function furtherObservables(
  who: string,
  variables: readonly string[],
  recipe: Exclude<ObservablesRecipe, { readonly kind: 'variables' }>,
): Further {
  if (recipe.kind === 'fourier') return fourier(variables, recipe)
  if (recipe.kind === 'neurons') return neurons(recipe.scaler, recipe.layers)
  return { ...dictionary(who, variables, recipe), skip: 1 + variables.length }
}

/** @throws RangeError for options out of range. */
function checkFourier(who: string, dim: number, { harmonics, periods }: FourierObservables): void {
  checkCount(harmonics, `${who}: harmonics`)
  if (periods.length !== dim || !periods.every((period) => period > 0 && Number.isFinite(period)))
    throw new RangeError(`${who}: periods must be ${dim} positive numbers, got ${periods.join(', ')}`)
}

function fourier(variables: readonly string[], { harmonics, periods }: FourierObservables): Further {
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

function sampledNeurons(pairs: Dataset, options: NetworkObservables): ObservablesRecipe {
  const { inputs, inputDim, targets, targetDim } = pairs
  const scaler = standardScaler(inputs, inputDim)
  const scaled = {
    ...pairs,
    inputs: scaleRows(scaler, inputs),
    targets: scaleRows(standardScaler(targets, targetDim), targets),
  }
  const { width, activation = 'tanh', seed = 0, sampler = swim() } = options
  return { kind: 'neurons', scaler, layers: sampleLayers(scaled, { width, activation, seed, sampler }) }
}

function neurons({ mean, scale }: Scaler, layers: readonly Layer[]): Further {
  const evaluate = featureWriter(layers, false)
  const count = featureCount(layers, false)
  const x = new Float64Array(mean.length)
  const write = (y: Float64Array, out: Float64Array): void => {
    for (let j = 0; j < x.length; j++) x[j] = (y[j] - mean[j]) / scale[j]
    evaluate(x, out)
  }
  const texts = Array.from({ length: count }, (_, k) => (k === 0 ? '1' : `neuron ${k}`))
  return { count, write, texts, skip: 1 }
}
