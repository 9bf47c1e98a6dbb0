import type { LocalPolynomialFieldRecipe } from '../../../learn/baselines/local-polynomial.ts'
import type { Polynomial, PolynomialFieldRecipe, PolynomialMapRecipe } from '../../../learn/baselines/polynomial.ts'
import { count, floats, literal, object, type Schema, where } from '../schema.ts'
import { hasProducts, interval } from './common.ts'
import { leastSquaresReport, scaler, stateSpace } from './learned.ts'
import { isNeighborhoodOf, neighborhood } from './local.ts'

const polynomial: Schema<Polynomial> = object({ scaler, degree: count, coefficients: floats })

const parts = { space: stateSpace, polynomial, report: leastSquaresReport }

export const polynomialMap: Schema<PolynomialMapRecipe> = where(
  object({ learner: literal('polynomial-map'), dt: interval, ...parts }),
  ({ space, polynomial }) => leadsFromTo(polynomial, space.variables.length, space.variables.length),
  'must have a polynomial from the variables to the variables',
)

export const polynomialField: Schema<PolynomialFieldRecipe> = where(
  object({ learner: literal('polynomial-field'), ...parts }),
  ({ space, polynomial }) => leadsFromTo(polynomial, space.variables.length, space.variables.length),
  'must have a polynomial from the variables to the variables',
)

export const localPolynomialField: Schema<LocalPolynomialFieldRecipe> = where(
  object({ learner: literal('local-polynomial-field'), neighborhood, ...parts }),
  ({ space, neighborhood, polynomial }) =>
    isNeighborhoodOf(space, neighborhood) && leadsFromTo(polynomial, neighborhood.inputDim, neighborhood.channels),
  'must have a polynomial from the neighborhood to the channels of a site',
)

function leadsFromTo({ scaler, degree, coefficients }: Polynomial, dim: number, outputs: number): boolean {
  return scaler.mean.length === dim && hasProducts(coefficients, dim, degree, outputs)
}
