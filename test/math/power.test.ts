import fc from 'fast-check'
import { expect, test } from 'vitest'
import { power } from '../../src/math/power.ts'

const base = fc.double({ min: 1e-300, max: 1e300, noNaN: true })
const exponent = fc.double({ min: -1, max: 1, noNaN: true })

test('is the power, but for rounding', () => {
  fc.assert(
    fc.property(base, exponent, (b, e) => {
      const exact = b ** e
      expect(Math.abs(power(b, e) - exact)).toBeLessThanOrEqual(2 ** -52 * (4 + 2 * Math.abs(Math.log(exact))) * exact)
    }),
  )
})

test('at the ends: nothing to any power, what is not normal', () => {
  expect([power(0, 0.2), power(0, 0), power(0, -0.2), power(1, -7)]).toEqual([0, 1, Number.POSITIVE_INFINITY, 1])
  expect(power(Number.POSITIVE_INFINITY, 0.5)).toBe(power(Number.MAX_VALUE, 0.5))
  expect(power(5e-324, 0.5)).toBe(power(2 ** -1022, 0.5))
})

/** Written down on Node 20; a chain of powers magnifies a last place that differs. */
test('has bits that no engine changes', () => {
  let x = 0.3
  for (let k = 1; k <= 1000; k++) x = power(x * 16807.13, 0.2) % 1
  expect(x).toBe(0.2874085321431794)
})
