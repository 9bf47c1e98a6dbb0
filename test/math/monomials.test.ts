import fc from 'fast-check'
import { expect, test } from 'vitest'
import { monomials, writeMonomialDerivatives, writeMonomials } from '../../src/math/monomials.ts'

const shapes = fc.record({ dim: fc.integer({ min: 1, max: 5 }), degree: fc.integer({ min: 0, max: 6 }) })

test('every exponent vector up to the degree comes once', () => {
  fc.assert(
    fc.property(shapes, ({ dim, degree }) => {
      const { count, exponents } = monomials(dim, degree)
      const keys = Array.from({ length: count }, (_, m) => exponents.subarray(m * dim, (m + 1) * dim).join())
      expect(new Set(keys).size).toBe(count)
      const totals = keys.map((key) => key.split(',').reduce((sum, e) => sum + Number(e), 0))
      expect(Math.max(...totals)).toBe(degree)
      // Balls into dim + 1 boxes: as many as there are.
      let balls = 1
      for (let d = 1; d <= degree; d++) balls = (balls * (dim + d)) / d
      expect(count).toBe(Math.round(balls))
    }),
  )
})

test('values are the powers that the exponents say, and derivatives lower one of them', () => {
  const point = fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 5, maxLength: 5 })
  fc.assert(
    fc.property(shapes, point, ({ dim, degree }, x) => {
      const list = monomials(dim, degree)
      const values = new Float64Array(list.count)
      const slopes = new Float64Array(list.count)
      writeMonomials(list, x, values)
      for (let j = 0; j < dim; j++) {
        writeMonomialDerivatives(list, x, values, j, slopes)
        for (let m = 0; m < list.count; m++) {
          const powers = Array.from(list.exponents.subarray(m * dim, (m + 1) * dim))
          const product = (exponents: readonly number[]): number => exponents.reduce((p, e, i) => p * x[i] ** e, 1)
          expect(Math.abs(values[m] - product(powers))).toBeLessThanOrEqual(1e-13 * (1 + Math.abs(values[m])))
          const slope = powers[j] === 0 ? 0 : powers[j] * product(powers.map((e, i) => (i === j ? e - 1 : e)))
          expect(Math.abs(slopes[m] - slope)).toBeLessThanOrEqual(1e-12 * (1 + Math.abs(slope)))
        }
      }
    }),
  )
})

test('impossible sizes are refused', () => {
  expect(() => monomials(0, 2)).toThrow(/dim 0/)
  expect(() => monomials(2, 1.5)).toThrow(/degree 1.5/)
  expect(() => monomials(50, 5)).toThrow(/lower the degree/)
})
