import type { Dataset } from '../../dataset/dataset.ts'
import type { DerivativeSource } from '../../dataset/derivatives/estimate-derivatives.ts'
import { fieldPairs } from '../../dataset/field-pairs.ts'
import { flowPairs } from '../../dataset/flow-pairs.ts'
import { samplingInterval } from '../../dataset/sampling-interval.ts'
import { type Scaler, standardScaler } from '../../dataset/scaling.ts'
import type { LeastSquaresReport, Ridge } from '../../math/least-squares/solve-factor.ts'
import { monomials, writeMonomials } from '../../math/monomials.ts'
import type { Evaluator } from '../../network/evaluate.ts'
import type { MapSystem, OdeSystem } from '../../system/system.ts'
import type { Trajectory } from '../../trajectory.ts'
import { learnedBase, type StateSpace, stateSpace, withoutParameters } from '../learned-system.ts'
import { combination, type Features, fitLinear } from './linear-fit.ts'

export interface PolynomialOptions {
  /** Highest total degree of the products of variables. */
  readonly degree: number
  /** Penalty on the coefficients of standardized variables; default none. */
  readonly ridge?: Ridge
}

export interface PolynomialMap extends MapSystem {
  readonly dt: number
  readonly report: LeastSquaresReport
}

export interface PolynomialField extends OdeSystem {
  readonly report: LeastSquaresReport
}

/** The best polynomial map from each state to the next, by least squares. */
export function polynomialMap(
  trajectories: Trajectory | readonly Trajectory[],
  options: PolynomialOptions,
): PolynomialMap {
  const fit = fitPolynomial(flowPairs(trajectories), options)
  const dt = samplingInterval(trajectories)
  return polynomialMapOf({ learner: 'polynomial-map', space: stateSpace(trajectories), dt, ...fit })
}

/** The best polynomial vector field, by least squares; derivatives as in `learnVectorField`. */
export function polynomialField(
  trajectories: Trajectory | readonly Trajectory[],
  options: PolynomialOptions & { readonly derivatives?: DerivativeSource },
): PolynomialField {
  const fit = fitPolynomial(fieldPairs(trajectories, options.derivatives ?? { order: 4 }), options)
  return polynomialFieldOf({ learner: 'polynomial-field', space: stateSpace(trajectories), ...fit })
}

/** A polynomial vector field as plain data. */
export type PolynomialFieldRecipe = PolynomialFit & {
  readonly learner: 'polynomial-field'
  readonly space: StateSpace
}

/** A polynomial map as plain data. */
export type PolynomialMapRecipe = PolynomialFit & {
  readonly learner: 'polynomial-map'
  readonly space: StateSpace
  readonly dt: number
}

export function polynomialMapOf(recipe: PolynomialMapRecipe): PolynomialMap {
  const { space, dt, polynomial, report } = recipe
  const name = 'polynomial flow map'
  const system: PolynomialMap = {
    ...learnedBase(space),
    kind: 'map',
    name,
    dt,
    report,
    recipe,
    advance: polynomialEvaluator(polynomial),
    with: withoutParameters(() => system, name),
  }
  return Object.freeze(system)
}

export function polynomialFieldOf(recipe: PolynomialFieldRecipe): PolynomialField {
  const { space, polynomial, report } = recipe
  const evaluate = polynomialEvaluator(polynomial)
  const name = 'polynomial vector field'
  const system: PolynomialField = {
    ...learnedBase(space),
    kind: 'ode',
    name,
    report,
    recipe,
    field: (_t, y, dydt) => evaluate(y, dydt),
    with: withoutParameters(() => system, name),
  }
  return Object.freeze(system)
}

/** A polynomial of standardized variables. Plain data. */
export interface Polynomial {
  readonly scaler: Scaler
  readonly degree: number
  /** Shape [products, outputs]. */
  readonly coefficients: Float64Array
}

export type PolynomialFit = {
  readonly polynomial: Polynomial
  readonly report: LeastSquaresReport
}

/** The best polynomial from inputs to targets, in standardized variables. */
export function fitPolynomial(dataset: Dataset, { degree, ridge = { relative: 0 } }: PolynomialOptions): PolynomialFit {
  const { inputs, inputDim } = dataset
  const scaler = standardScaler(inputs, inputDim)
  const { coefficients, report } = fitLinear(standardizedProducts(scaler, degree), dataset, ridge, 1)
  return { polynomial: { scaler, degree, coefficients }, report }
}

/** Evaluates at one point; holds scratch, so make one for each system. */
export function polynomialEvaluator({ scaler, degree, coefficients }: Polynomial): Evaluator {
  return combination(standardizedProducts(scaler, degree), coefficients)
}

function standardizedProducts({ mean, scale }: Scaler, degree: number): Features {
  const dim = mean.length
  const terms = monomials(dim, degree)
  const x = new Float64Array(dim)
  const write = (y: Float64Array, out: Float64Array): void => {
    for (let j = 0; j < dim; j++) x[j] = (y[j] - mean[j]) / scale[j]
    writeMonomials(terms, x, out)
  }
  return { count: terms.count, write }
}
