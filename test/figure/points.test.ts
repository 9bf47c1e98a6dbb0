import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decades, evenIndices, lastFinite, peakIndices, rounded, smoothed } from '../../src/figure/points.ts'

test('evenIndices keeps both ends, never repeats and never exceeds its cap', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 5000 }), fc.integer({ min: 2, max: 300 }), (n, cap) => {
      const kept = evenIndices(n, cap)
      expect(kept.length).toBe(Math.min(n, cap))
      expect([kept[0], kept[kept.length - 1]]).toEqual([0, n - 1])
      expect(kept.every((index, k) => k === 0 || index > kept[k - 1])).toBe(true)
    }),
  )
  expect(evenIndices(0)).toEqual([])
  expect(evenIndices(1)).toEqual([0])
})

test('peakIndices keeps both ends and the extremes, in order, within its cap', () => {
  const values = fc.float64Array({ minLength: 1, maxLength: 500, noNaN: true })
  fc.assert(
    fc.property(values, fc.integer({ min: 4, max: 60 }), (data, cap) => {
      const kept = peakIndices(data, cap)
      expect(kept.length).toBeLessThanOrEqual(cap)
      expect([kept[0], kept[kept.length - 1]]).toEqual([0, data.length - 1])
      expect(kept.every((index, k) => k === 0 || index > kept[k - 1])).toBe(true)
      expect(Math.max(...kept.map((i) => data[i]))).toBe(Math.max(...data))
      expect(Math.min(...kept.map((i) => data[i]))).toBe(Math.min(...data))
    }),
  )
})

test('rounding moves a value by at most 1e-5 of the range, however far from zero, and a constant by 1e-14 of itself', () => {
  const inputs = fc.tuple(
    fc.double({ min: -1e9, max: 1e9, noNaN: true }),
    fc.array(fc.double({ min: 0, max: 365, noNaN: true }), { minLength: 2, maxLength: 30 }),
  )
  fc.assert(
    fc.property(inputs, ([offset, steps]) => {
      const values = Float64Array.from(steps, (step) => offset + step)
      const range = Math.max(...values) - Math.min(...values)
      rounded(values).forEach((value, i) => {
        const tolerance = range > 0 ? 1e-5 * range : 1e-14 * Math.abs(values[i])
        expect(Math.abs((value ?? Number.NaN) - values[i])).toBeLessThanOrEqual(tolerance)
      })
    }),
  )
})

test('rounding shortens what is written and turns what is not finite into a gap', () => {
  expect(rounded(Float64Array.of(0, 1 / 3, -2 / 3))).toEqual([0, 0.333333, -0.666667])
  expect(rounded(Float64Array.of(2458849.5, 2458850.5))).toEqual([2458849.5, 2458850.5])
  expect(rounded(Float64Array.of(Number.NaN, 1, Number.POSITIVE_INFINITY))).toEqual([null, 1, null])
})

test('decades hold every positive value; 0 and what is not finite do not count', () => {
  expect(decades([Float64Array.of(0, 3e-9, Number.NaN), Float64Array.of(4, Number.POSITIVE_INFINITY)])).toEqual([-9, 1])
  expect(decades([Float64Array.of(1, 1)])).toEqual([0, 1])
  expect(decades([Float64Array.of(0, 0)])).toEqual([-17, -16])
})

test('lastFinite looks from the end', () => {
  expect(lastFinite([1, 2, Number.NaN])).toBe(1)
  expect(lastFinite([Number.NaN])).toBe(-1)
})

test('smoothed passes through every value and reproduces a parabola inside', () => {
  const parabola = Float64Array.from({ length: 7 }, (_, i) => i * i)
  const fine = smoothed(parabola, 4)
  expect(fine.length).toBe(25)
  for (let i = 0; i < 7; i++) expect(fine[4 * i]).toBe(parabola[i])
  for (let k = 4; k <= 20; k++) expect(fine[k]).toBeCloseTo((k / 4) ** 2, 12)
  expect(Array.from(smoothed(Float64Array.of(5), 4))).toEqual([5])
  expect(Array.from(smoothed(Float64Array.of(0, 2), 2))).toEqual([0, 1, 2])
})
