import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splineSlopes } from '../../src/math/cubic-spline.ts'
import { hermiteInterpolant, intervalOf, linearInterpolant } from '../../src/math/interpolation.ts'

const small = fc.integer({ min: -30, max: 30 }).map((k) => k / 10)
/** Strictly increasing, steps from 0.1 to 2. */
const knots = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 0, maxLength: 12 }).map((steps) => {
  let tenths = -10
  return Float64Array.from([0, ...steps], (step) => {
    tenths += step
    return tenths / 10
  })
})

test('a not-a-knot spline is exact for polynomials of degree 3, and of less degree through fewer points', () => {
  fc.assert(
    fc.property(knots, fc.tuple(small, small, small, small), fc.double({ min: 0, max: 1, noNaN: true }), (x, c, u) => {
      const degree = Math.min(3, x.length - 1)
      const value = (t: number): number => c.slice(0, degree + 1).reduceRight((sum, a) => sum * t + a, 0)
      const y = x.map(value)
      const curve = hermiteInterpolant(x, y, splineSlopes(x, y))
      const at = x[0] + u * (x[x.length - 1] - x[0])
      const scale = 1 + Math.abs(x[0]) + x[x.length - 1] ** 3
      expect(Math.abs(curve(at) - value(at))).toBeLessThan(1e-10 * scale)
    }),
  )
})

test('the third derivative has no jump at the second knot: pieces beside it are one cubic', () => {
  const x = Float64Array.of(0, 1, 1.5, 3, 4, 6)
  const y = x.map(Math.sin)
  const s = splineSlopes(x, y)
  const third = (i: number): number => {
    const h = x[i + 1] - x[i]
    return (6 * (s[i] + s[i + 1] - (2 * (y[i + 1] - y[i])) / h)) / h ** 2
  }
  const second = (i: number, end: 0 | 1): number => {
    const h = x[i + 1] - x[i]
    const secant = (y[i + 1] - y[i]) / h
    return end === 0 ? (6 * secant - 4 * s[i] - 2 * s[i + 1]) / h : (-6 * secant + 2 * s[i] + 4 * s[i + 1]) / h
  }
  expect(third(0)).toBeCloseTo(third(1), 12)
  expect(third(4)).toBeCloseTo(third(3), 12)
  for (let i = 1; i < 5; i++) expect(second(i - 1, 1)).toBeCloseTo(second(i, 0), 12)
})

test('error of the spline of a sine falls with the fourth power of the step', () => {
  const errors = [20, 40].map((n) => {
    const x = Float64Array.from({ length: n + 1 }, (_, i) => (6 * i) / n)
    const curve = hermiteInterpolant(x, x.map(Math.sin), splineSlopes(x, x.map(Math.sin)))
    return Math.max(...Array.from({ length: 500 }, (_, k) => Math.abs(curve((6 * k) / 499) - Math.sin((6 * k) / 499))))
  })
  expect(Math.log2(errors[0] / errors[1])).toBeGreaterThan(3.7)
})

test('lines: exact for lines, the values themselves at the points, constant beyond', () => {
  fc.assert(
    fc.property(knots, small, small, fc.double({ min: 0, max: 1, noNaN: true }), (x, a, b, u) => {
      const y = x.map((t) => a + b * t)
      const curve = linearInterpolant(x, y)
      const last = x.length - 1
      const at = x[0] + u * (x[last] - x[0])
      expect(curve(at)).toBeCloseTo(a + b * (x.length > 1 ? at : x[0]), 10)
      expect(x.map(curve)).toEqual(y)
      expect([curve(x[0] - 1), curve(x[last] + 1)]).toEqual([y[0], y[last]])
    }),
  )
})

test('the interval of a number is found as by looking through all', () => {
  fc.assert(
    fc.property(knots, fc.double({ min: -3, max: 25, noNaN: true }), (x, value) => {
      expect(intervalOf(x, value)).toBe(x.filter((t) => t <= value).length - 1)
    }),
  )
})
