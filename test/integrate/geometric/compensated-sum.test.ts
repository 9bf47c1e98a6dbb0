import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addCompensated } from '../../../src/integrate/geometric/compensated-sum.ts'

test('a million tenths are 100000, with 0.1 as it is stored, where a plain sum is off by 1e-6', () => {
  const [y, rest, x] = [new Float64Array(2), new Float64Array(2), Float64Array.of(0.1)]
  let plain = 0
  for (let i = 0; i < 1e6; i++) {
    addCompensated(y, rest, 1, x, 1)
    plain += 0.1
  }
  expect([...y]).toEqual([0, 1e5])
  expect(Math.abs(rest[1] - 1e6 * 5.551115123125783e-18)).toBeLessThan(1e-13)
  expect(Math.abs(plain - 1e5)).toBeGreaterThan(1e-6)
})

test('what a sum loses is in the rest, exactly, whichever term is larger', () => {
  const term = fc.integer({ min: -(2 ** 45), max: 2 ** 45 })
  fc.assert(
    fc.property(term, term, fc.integer({ min: -40, max: 40 }), (a, b, shift) => {
      const [y, rest] = [Float64Array.of(a), new Float64Array(1)]
      addCompensated(y, rest, 2 ** shift, Float64Array.of(b), 0)
      // Both terms are whole multiples of 2^-40, so that BigInt adds them exactly.
      const whole = (x: number): bigint => BigInt(x * 2 ** 40)
      expect(whole(y[0]) + whole(rest[0])).toBe(whole(a) + whole(b * 2 ** shift))
    }),
  )
})
