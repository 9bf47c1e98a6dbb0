import { trajectoryList } from '../../dataset/checks.ts'
import type { DerivativeSource } from '../../dataset/derivatives/estimate-derivatives.ts'
import { fieldPairs } from '../../dataset/field-pairs.ts'
import { flowPairs } from '../../dataset/flow-pairs.ts'
import { samplingInterval } from '../../dataset/sampling-interval.ts'
import { type WeakForm, weakPairs } from '../../dataset/weak-pairs.ts'
import { factorSource } from '../../math/least-squares/factor-source.ts'
import type { RowSource } from '../../math/least-squares/qr-factor.ts'
import type { Ridge } from '../../math/least-squares/solve-factor.ts'
import { defineMap } from '../../system/define-map.ts'
import { defineOde } from '../../system/define-ode.ts'
import { extended } from '../../system/lazily.ts'
import type { MapSystem, OdeSystem, SystemDefinition } from '../../system/system.ts'
import type { Trajectory } from '../../trajectory.ts'
import { learnedBase } from '../learned-system.ts'
import { fieldOf, type Make, mapOf } from '../source.ts'
import { isWeak } from '../vector-field.ts'
import { weakRows } from '../weak-fit.ts'
import { type Dictionary, type DictionaryOptions, dictionary } from './dictionary.ts'
import { featureRows } from './linear-fit.ts'
import { sparseFit } from './sparse-fit.ts'

export interface SindyOptions extends DictionaryOptions {
  /**
   * A term is dropped whose contribution, the root mean square of coefficient times term over the data, is smaller than
   * this fraction of that of the whole left-hand side. Units of variables do not matter. Default 0.01.
   */
  readonly threshold?: number
  /** Penalty in every solve; default none. */
  readonly ridge?: Ridge
  /** Significant digits of the coefficients, printed and computed with. Default 8. */
  readonly digits?: number
}

/** What the fit came to. */
export interface SindyReport {
  readonly rows: number
  /** The whole dictionary. */
  readonly terms: readonly string[]
  /** The coefficients by variable and term, as in the equations; dropped terms are absent. */
  readonly coefficients: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** Shape [variables]: root mean square of the residuals. */
  readonly trainingRmse: readonly number[]
  /** Least-squares problems solved for each variable. */
  readonly rounds: readonly number[]
}

export interface SparseField extends OdeSystem {
  readonly report: SindyReport
}

export interface SparseMap extends MapSystem {
  readonly dt: number
  readonly report: SindyReport
}

/**
 * Sparse identification of a vector field: few terms of a dictionary for each derivative, by sequentially thresholded least
 * squares. The system is made from the equations found, so it has their text, LaTeX and Jacobian.
 *
 * @param options.derivatives As in `learnVectorField`.
 * @throws RangeError for options out of range, or variables whose names equations cannot have.
 */
export function sindy(
  trajectories: Trajectory | readonly Trajectory[],
  options: SindyOptions & { readonly derivatives?: DerivativeSource | WeakForm },
): SparseField {
  const { derivatives = { order: 4 } } = options
  const { variables, initialState } = learnedBase(trajectories)
  const terms = dictionary('sindy', variables, options)
  const rows = isWeak(derivatives)
    ? weakly(terms, trajectories, derivatives)
    : featureRows(terms, fieldPairs(trajectories, derivatives))
  const { equations, report } = identify('sindy', terms, variables, rows, options)
  return sparseField(defineOde({ name: 'sparse vector field', equations, initialState }), report)
}

/** The same for the map from each sample to the next. */
export function sindyMap(trajectories: Trajectory | readonly Trajectory[], options: SindyOptions): SparseMap {
  const { variables, initialState } = learnedBase(trajectories)
  const terms = dictionary('sindyMap', variables, options)
  const rows = featureRows(terms, flowPairs(trajectories))
  const { equations, report } = identify('sindyMap', terms, variables, rows, options)
  const dt = samplingInterval(trajectories)
  return sparseMap(defineMap({ name: 'sparse map', equations, initialState, dt }), report)
}

/** The equations of a vector field as plain data. */
export type SparseFieldRecipe = {
  readonly learner: 'sindy'
  readonly definition: SystemDefinition
  readonly report: SindyReport
}

/** The equations of a map as plain data. */
export type SparseMapRecipe = Omit<SparseFieldRecipe, 'learner'> & { readonly learner: 'sindy-map' }

export function sparseFieldOf({ definition, report }: SparseFieldRecipe, make: Make): SparseField {
  return sparseField(fieldOf(definition, make), report)
}

export function sparseMapOf({ definition, report }: SparseMapRecipe, make: Make): SparseMap {
  return sparseMap(mapOf(definition, make), report)
}

/** @param system Made from text. */
function sparseField(system: OdeSystem, report: SindyReport): SparseField {
  const recipe: SparseFieldRecipe = { learner: 'sindy', definition: system.definition!, report }
  return extended(system, { report, recipe })
}

function sparseMap(system: MapSystem, report: SindyReport): SparseMap {
  const { dt = 1 } = system
  const recipe: SparseMapRecipe = { learner: 'sindy-map', definition: system.definition!, report }
  return extended(system, { dt, report, recipe })
}

function weakly(terms: Dictionary, trajectories: Trajectory | readonly Trajectory[], form: WeakForm): RowSource {
  const pairs = weakPairs(trajectoryList(trajectories, 'sindy'), form)
  return weakRows(terms, pairs, pairs.windows)
}

function identify(
  who: string,
  { count, texts }: Dictionary,
  variables: readonly string[],
  rows: RowSource,
  { threshold = 0.01, ridge = { relative: 0 }, digits = 8 }: SindyOptions,
): { equations: Record<string, string>; report: SindyReport } {
  if (!(threshold >= 0 && threshold < 1))
    throw new RangeError(`${who}: threshold must be a fraction from 0 to below 1, got ${threshold}`)
  if (!(Number.isInteger(digits) && digits >= 1 && digits <= 17))
    throw new RangeError(`${who}: digits must be a whole number from 1 to 17, got ${digits}`)
  const factor = factorSource(rows, count, variables.length)
  const fits = variables.map((_, c) => sparseFit(factor, c, threshold, ridge))
  const coefficients = fits.map((fit) => named(fit.coefficients, texts, digits))
  return {
    equations: Object.fromEntries(variables.map((variable, c) => [variable, equation(coefficients[c])])),
    report: {
      rows: rows.size,
      terms: texts,
      coefficients: Object.fromEntries(variables.map((variable, c) => [variable, coefficients[c]])),
      trainingRmse: fits.map(({ rmse }) => rmse),
      rounds: fits.map(({ rounds }) => rounds),
    },
  }
}

/** The coefficients that are not 0, rounded. */
function named(coefficients: Float64Array, texts: readonly string[], digits: number): Record<string, number> {
  const entries = texts.map((text, j) => [text, Number(coefficients[j].toPrecision(digits))] as const)
  return Object.fromEntries(entries.filter(([, value]) => value !== 0))
}

function equation(coefficients: Readonly<Record<string, number>>): string {
  const terms = Object.entries(coefficients).map(([text, value], k) => {
    const size = Math.abs(value)
    const product = text === '1' ? `${size}` : size === 1 ? text : `${size}*${text}`
    return value < 0 ? (k === 0 ? `-${product}` : ` - ${product}`) : k === 0 ? product : ` + ${product}`
  })
  return terms.join('') || '0'
}
