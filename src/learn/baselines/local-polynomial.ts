import type { Dataset } from '../../dataset/dataset.ts'
import { type FiniteDifferences, fieldPairs } from '../../dataset/field-pairs.ts'
import { type Scaler, scaleRows, standardScaler } from '../../dataset/scaling.ts'
import { factorSource } from '../../math/least-squares/factor-source.ts'
import { type LeastSquaresReport, solveFactor } from '../../math/least-squares/solve-factor.ts'
import { type Monomials, monomials, writeMonomials } from '../../math/monomials.ts'
import type { OdeSystem, VectorField } from '../../system/system.ts'
import type { Trajectory } from '../../trajectory.ts'
import { learnedBase, withoutParameters } from '../learned-system.ts'
import { type Neighborhood, type NeighborhoodOptions, neighborhoodOf } from '../local/neighborhood.ts'
import { type RowOptions, siteRows } from '../local/site-rows.ts'

export interface LocalPolynomialOptions extends NeighborhoodOptions, RowOptions {
  /** Highest total degree of the products of a neighborhood's variables. */
  readonly degree: number
  /** As in `learnLocalVectorField`. */
  readonly derivatives?: FiniteDifferences | OdeSystem
}

/** The best polynomial of each site's neighborhood for its derivative, the same at every site, by least squares. */
export function localPolynomialField(
  trajectories: Trajectory | readonly Trajectory[],
  options: LocalPolynomialOptions,
): OdeSystem & { readonly report: LeastSquaresReport } {
  const by = 'localPolynomialField'
  const pairs = fieldPairs(trajectories, options.derivatives ?? { order: 4 })
  const neighborhood = neighborhoodOf(pairs.inputDim, options, by)
  const fit = fitPolynomial(siteRows(pairs, neighborhood, options, false, by), options.degree)
  const name = 'local polynomial vector field'
  const system: ReturnType<typeof localPolynomialField> = {
    ...learnedBase(trajectories),
    kind: 'ode',
    name,
    report: fit.report,
    field: fieldOf(fit, neighborhood),
    with: withoutParameters(() => system, name),
  }
  return Object.freeze(system)
}

interface PolynomialFit {
  readonly terms: Monomials
  readonly scaler: Scaler
  /** Shape [terms, channels]. */
  readonly coefficients: Float64Array
  readonly report: LeastSquaresReport
}

function fitPolynomial({ size, inputs, inputDim, targets, targetDim }: Dataset, degree: number): PolynomialFit {
  const terms = monomials(inputDim, degree)
  const scaler = standardScaler(inputs, inputDim)
  scaleRows(scaler, inputs, inputs)
  const write = (i: number, row: Float64Array): void => {
    writeMonomials(terms, inputs.subarray(i * inputDim, (i + 1) * inputDim), row)
    for (let c = 0; c < targetDim; c++) row[terms.count + c] = targets[i * targetDim + c]
  }
  const factor = factorSource({ size, write }, terms.count, targetDim)
  return { terms, scaler, ...solveFactor(factor, { relative: 0 }, 1) }
}

function fieldOf(
  { terms, scaler: { mean, scale }, coefficients }: PolynomialFit,
  { sites, channels, inputDim, places, beyond }: Neighborhood,
): VectorField {
  const dim = sites * channels
  const padded = new Float64Array(dim + channels)
  padded.set(beyond, dim)
  const x = new Float64Array(inputDim)
  const values = new Float64Array(terms.count)
  return (_t, y, dydt) => {
    for (let i = 0; i < dim; i++) padded[i] = y[i]
    for (let i = 0; i < sites; i++) {
      for (let j = 0; j < inputDim; j++) x[j] = (padded[places[i * inputDim + j]] - mean[j]) / scale[j]
      writeMonomials(terms, x, values)
      for (let c = 0; c < channels; c++) {
        let sum = 0
        for (let m = 0; m < terms.count; m++) sum += coefficients[m * channels + c] * values[m]
        dydt[c * sites + i] = sum
      }
    }
  }
}
