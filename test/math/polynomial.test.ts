import fc from 'fast-check'
import { expect, test } from 'vitest'
import { polynomialAt, polynomialDerivative, polynomialThrough } from '../../src/math/polynomial.ts'

const coefficient = fc.double({ min: -5, max: 5, noNaN: true })

test('a polynomial of degree 4 comes back from five of its points', () => {
  fc.assert(
    fc.property(fc.array(coefficient, { minLength: 5, maxLength: 5 }), (list) => {
      const exact = Float64Array.from(list)
      const x = [-2, -0.9, 0.1, 1, 2.2]
      const found = polynomialThrough(
        x,
        x.map((at) => polynomialAt(exact, at)),
      )
      for (let k = 0; k < 5; k++) expect(found[k]).toBeCloseTo(exact[k], 11)
    }),
  )
})

test('value and derivative of 1 − 2x + 3x³', () => {
  const p = Float64Array.of(1, -2, 0, 3)
  expect(polynomialAt(p, 2)).toBe(21)
  expect(Array.from(polynomialDerivative(p))).toEqual([-2, 0, 9])
})
