import { monomialCount } from '../../../math/monomials.ts'
import { count, finite, type Schema, where } from '../schema.ts'

export const positive: Schema<number> = where(count, (value) => value > 0, 'must be a whole number from 1 up')

/** A time step, or a unit. */
export const interval: Schema<number> = where(finite, (value) => value !== 0, 'must not be 0')

/** Whether there is a coefficient for each output and each product of variables up to a degree. */
export function hasProducts(coefficients: Float64Array, dim: number, degree: number, outputs: number): boolean {
  // There are more products than degrees: a degree beyond their number need not be counted through.
  return degree < coefficients.length && monomialCount(dim, degree) * outputs === coefficients.length
}

/** Whether all are one of 0, 1, …, end − 1. */
export function isBelow(places: Int32Array, end: number): boolean {
  return places.every((place) => place >= 0 && place < end)
}
