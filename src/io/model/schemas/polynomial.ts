import { monomialCount } from '../../../math/monomials.ts'

/** Whether there is a coefficient for each output and each product of variables up to a degree. */
export function hasProducts(coefficients: Float64Array, dim: number, degree: number, outputs: number): boolean {
  // There are more products than degrees: a degree beyond their number need not be counted through.
  return degree < coefficients.length && monomialCount(dim, degree) * outputs === coefficients.length
}
