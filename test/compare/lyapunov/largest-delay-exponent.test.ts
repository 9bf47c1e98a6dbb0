import { expect, test } from 'vitest'
import { largestDelayExponent } from '../../../src/compare/lyapunov/largest-delay-exponent.ts'
import { defineDde } from '../../../src/system/define-dde.ts'
import { mackeyGlass } from '../../../systems/biology/mackey-glass.ts'

/** The real part of the dominant root of λ = b e^(−λ): found by Newton's method from a complex guess. */
function dominantRate(b: number): number {
  let [re, im] = [-0.3, 1.3]
  for (let k = 0; k < 100; k++) {
    const e = Math.exp(-re)
    const [fr, fi] = [re - b * e * Math.cos(im), im + b * e * Math.sin(im)]
    const [dr, di] = [1 + b * e * Math.cos(im), -b * e * Math.sin(im)]
    const size = dr * dr + di * di
    re -= (fr * dr + fi * di) / size
    im -= (fi * dr - fr * di) / size
  }
  return re
}

test.each([-1, -2, -1.5])('y′ = %d y(t − 1) grows at the rate of its dominant root', (b) => {
  const linear = defineDde({
    name: 'linear',
    parameters: { b },
    equations: { y: 'b*y(t - 1)' },
    initialState: [1],
  })
  const { exponent, standardError, status } = largestDelayExponent(linear, { time: 400 })
  expect(status).toBe('complete')
  expect(Math.abs(exponent - dominantRate(b))).toBeLessThan(Math.max(3 * standardError, 2e-3))
})

test('a fixed point that attracts has the rate of its linearization: Mackey–Glass at tau = 2', () => {
  const { exponent } = largestDelayExponent(mackeyGlass.with({ tau: 2 }), { time: 300 })
  expect(exponent).toBeLessThan(-0.05)
})

test('Mackey–Glass at tau = 17 is chaotic, at the 0.0071 bits a second of Farmer 1982', () => {
  const { exponent, standardError } = largestDelayExponent(mackeyGlass, { time: 20_000 })
  expect(exponent).toBeGreaterThan(3 * standardError)
  expect(Math.abs(exponent - 0.0071 * Math.LN2)).toBeLessThan(3 * standardError)
})

test('what cannot be measured is refused', () => {
  const varying = defineDde({ name: 'varying', equations: { y: '-y(t - 1 - y^2)' }, initialState: [1] })
  expect(() => largestDelayExponent(varying, { time: 10 })).toThrow(/varying needs constant lags and a Jacobian/)
  expect(() => largestDelayExponent(mackeyGlass, { time: -1 })).toThrow(/give a time, positive and finite, got -1/)
})
