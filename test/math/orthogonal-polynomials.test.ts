import { expect, test } from 'vitest'
import { orthogonalPolynomials } from '../../src/math/orthogonal-polynomials.ts'

test('they are orthogonal, also at high degree over uneven points', () => {
  const t = Array.from({ length: 60 }, (_, i) => Math.sin(0.05 * i) - 0.5)
  const { values, squares } = orthogonalPolynomials(t, 12)
  for (let i = 0; i <= 12; i++)
    for (let j = 0; j < i; j++) {
      let sum = 0
      for (let l = 0; l < 60; l++) sum += values[i * 60 + l] * values[j * 60 + l]
      expect(Math.abs(sum) / Math.sqrt(squares[i] * squares[j])).toBeLessThan(1e-12)
    }
})

test('over three points: 1, t − mean and the parabola that sums to zero, with their derivatives', () => {
  const { values, derivatives, squares } = orthogonalPolynomials([-1, 0, 1], 2)
  const expected = [1, 1, 1, -1, 0, 1, 1 / 3, -2 / 3, 1 / 3]
  for (const [k, value] of expected.entries()) expect(values[k]).toBeCloseTo(value, 15)
  for (const [k, value] of [0, 0, 0, 1, 1, 1, -2, 0, 2].entries()) expect(derivatives[k]).toBeCloseTo(value, 15)
  for (const [k, value] of [3, 2, 2 / 3].entries()) expect(squares[k]).toBeCloseTo(value, 15)
})
