import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalQuantile } from '../../src/math/normal-quantile.ts'
import { wassersteinPower } from '../../src/math/wasserstein.ts'

const list = fc
  .array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: 1, maxLength: 9 })
  .map((values) => Float64Array.from(values).sort())

test('order 1 is the area between the distribution functions', () => {
  fc.assert(
    fc.property(list, list, (a, b) => {
      const at = Float64Array.of(...a, ...b).sort()
      const share = (values: Float64Array, x: number): number => values.filter((v) => v <= x).length / values.length
      let area = 0
      for (let i = 1; i < at.length; i++)
        area += Math.abs(share(a, at[i - 1]) - share(b, at[i - 1])) * (at[i] - at[i - 1])
      expect(wassersteinPower(a, b, 1)).toBeCloseTo(area, 11)
    }),
  )
})

test('a metric: symmetric, zero for repeated samples, no more than by way of a third', () => {
  fc.assert(
    fc.property(list, list, list, (a, b, c) => {
      for (const order of [1, 2] as const) {
        const distance = (x: Float64Array, y: Float64Array): number => wassersteinPower(x, y, order) ** (1 / order)
        expect(distance(b, a)).toBeCloseTo(distance(a, b), 11)
        expect(distance(a, Float64Array.of(...a, ...a, ...a).sort())).toBe(0)
        expect(distance(a, c)).toBeLessThanOrEqual(distance(a, b) + distance(b, c) + 1e-12)
      }
    }),
  )
})

test('two normals: √((μ₁ − μ₂)² + (σ₁ − σ₂)²)', () => {
  const normal = (n: number, mean: number, deviation: number) =>
    Float64Array.from({ length: n }, (_, i) => mean + deviation * normalQuantile((i + 0.5) / n))
  const squared = wassersteinPower(normal(20_000, 1, 2), normal(30_000, -0.5, 0.7), 2)
  expect(Math.abs(squared / (1.5 ** 2 + 1.3 ** 2) - 1)).toBeLessThan(2e-3)
})
