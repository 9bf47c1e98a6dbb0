import type { Dataset } from '../../dataset/dataset.ts'
import type { DerivativeSource } from '../../dataset/derivatives/estimate-derivatives.ts'
import { fieldPairs } from '../../dataset/field-pairs.ts'
import { flowPairs } from '../../dataset/flow-pairs.ts'
import { samplingInterval } from '../../dataset/sampling-interval.ts'
import { scaleRows, standardScaler } from '../../dataset/scaling.ts'
import { factorSource } from '../../math/least-squares/factor-source.ts'
import { type LeastSquaresReport, type Ridge, solveFactor } from '../../math/least-squares/solve-factor.ts'
import { monomials, writeMonomials } from '../../math/monomials.ts'
import type { Evaluator } from '../../network/evaluate.ts'
import type { MapSystem, OdeSystem } from '../../system/system.ts'
import type { Trajectory } from '../../trajectory.ts'
import { learnedBase, withoutParameters } from '../learned-system.ts'

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
export function fitPolynomial(
  { size, inputs, inputDim, targets, targetDim }: Dataset,
  { degree, ridge = { relative: 0 } }: PolynomialOptions,
): { evaluate: Evaluator; report: LeastSquaresReport } {
  const terms = monomials(inputDim, degree)
  const inputScaler = standardScaler(inputs, inputDim)
  const scaled = scaleRows(inputScaler, inputs)
  const write = (i: number, row: Float64Array): void => {
    writeMonomials(terms, scaled.subarray(i * inputDim, (i + 1) * inputDim), row)
    for (let c = 0; c < targetDim; c++) row[terms.count + c] = targets[i * targetDim + c]
  }
  const factor = factorSource({ size, write }, terms.count, targetDim)
  const { coefficients, report } = solveFactor(factor, ridge, 1)
  const x = new Float64Array(inputDim)
  const values = new Float64Array(terms.count)
  const evaluate: Evaluator = (y, out) => {
    for (let j = 0; j < inputDim; j++) x[j] = (y[j] - inputScaler.mean[j]) / inputScaler.scale[j]
    writeMonomials(terms, x, values)
    for (let c = 0; c < targetDim; c++) {
      let sum = 0
      for (let m = 0; m < terms.count; m++) sum += coefficients[m * targetDim + c] * values[m]
      out[c] = sum
    }
  }
  return { evaluate, report }
}
