import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeMoments, momentsOf } from '../../src/math/moments.ts'

const values = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 50 })

test('moments of two halves merge to those of the whole, far from zero, too', () => {
  fc.assert(
    fc.property(values, values, fc.constantFrom(0, 1e6), (a, b, far) => {
      const [first, second] = [a, b].map((list) => Float64Array.from(list, (value) => value + far))
      const merged = mergeMoments(momentsOf(first, 1), momentsOf(second, 1))
      const whole = Float64Array.from([...first, ...second])
      const mean = far + whole.reduce((sum, value) => sum + (value - far), 0) / whole.length
      expect(merged.count).toBe(whole.length)
      expect(Math.abs(merged.mean[0] - mean)).toBeLessThanOrEqual(4e-16 * (far + 1) * 4)
      const squares = whole.reduce((sum, value) => sum + (value - mean) ** 2, 0)
      expect(Math.abs(merged.squares[0] - squares)).toBeLessThanOrEqual(1e-9 * (1 + squares))
      expect([merged.lower[0], merged.upper[0]]).toEqual([Math.min(...whole), Math.max(...whole)])
    }),
  )
})

test('columns keep apart', () => {
  const { mean, squares } = momentsOf(Float64Array.of(1, 10, 3, 10, 5, 40), 2)
  expect([...mean, ...squares]).toEqual([3, 20, 8, 600])
})
