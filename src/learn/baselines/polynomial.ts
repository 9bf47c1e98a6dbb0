import type { Dataset } from '../../dataset/dataset.ts'
import type { DerivativeSource } from '../../dataset/derivatives/estimate-derivatives.ts'
import { fieldPairs } from '../../dataset/field-pairs.ts'
import { flowPairs } from '../../dataset/flow-pairs.ts'
import { samplingInterval } from '../../dataset/sampling-interval.ts'
import { standardScaler } from '../../dataset/scaling.ts'
import type { LeastSquaresReport, Ridge } from '../../math/least-squares/solve-factor.ts'
import { monomials, writeMonomials } from '../../math/monomials.ts'
import type { MapSystem, OdeSystem } from '../../system/system.ts'
import type { Trajectory } from '../../trajectory.ts'
import { learnedBase, withoutParameters } from '../learned-system.ts'
import { fitLinear, type LinearFit } from './linear-fit.ts'

export interface PolynomialOptions {
  /** Highest total degree of the products of variables. */
  readonly degree: number
  /** Penalty on the coefficients of standardized variables; default none. */
  readonly ridge?: Ridge
}

/** The best polynomial map from each state to the next, by least squares. */
export function polynomialMap(
  trajectories: Trajectory | readonly Trajectory[],
  options: PolynomialOptions,
): MapSystem & { readonly dt: number; readonly report: LeastSquaresReport } {
  const { evaluate, report } = fitPolynomial(flowPairs(trajectories), options)
  const name = 'polynomial flow map'
  const system: ReturnType<typeof polynomialMap> = {
    ...learnedBase(trajectories),
    kind: 'map',
    name,
    dt: samplingInterval(trajectories),
    report,
    advance: evaluate,
    with: withoutParameters(() => system, name),
  }
  return Object.freeze(system)
}

/** The best polynomial vector field, by least squares; derivatives as in `learnVectorField`. */
export function polynomialField(
  trajectories: Trajectory | readonly Trajectory[],
  options: PolynomialOptions & { readonly derivatives?: DerivativeSource },
): OdeSystem & { readonly report: LeastSquaresReport } {
  const { evaluate, report } = fitPolynomial(fieldPairs(trajectories, options.derivatives ?? { order: 4 }), options)
  const name = 'polynomial vector field'
  const system: ReturnType<typeof polynomialField> = {
    ...learnedBase(trajectories),
    kind: 'ode',
    name,
    report,
    field: (_t, y, dydt) => evaluate(y, dydt),
    with: withoutParameters(() => system, name),
  }
  return Object.freeze(system)
}

/** The best polynomial from inputs to targets, in standardized variables. */
export function fitPolynomial(dataset: Dataset, { degree, ridge = { relative: 0 } }: PolynomialOptions): LinearFit {
  const { inputs, inputDim } = dataset
  const terms = monomials(inputDim, degree)
  const { mean, scale } = standardScaler(inputs, inputDim)
  const x = new Float64Array(inputDim)
  const write = (y: Float64Array, out: Float64Array): void => {
    for (let j = 0; j < inputDim; j++) x[j] = (y[j] - mean[j]) / scale[j]
    writeMonomials(terms, x, out)
  }
  return fitLinear({ count: terms.count, write }, dataset, ridge, 1)
}
