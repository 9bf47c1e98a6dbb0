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

test('y′ = −y(t − 1): the root of largest real part is W(−1), by Lambert’s function', () => {
  expect(dominantRate(-1)).toBeCloseTo(-0.3181315052047641, 14)
})

test('growth over thousands of powers of e is followed to the end: λ = 1 + exp(−λ)', () => {
  const growing = defineDde({ name: 'growing', equations: { y: 'y + y(t - 1)' }, initialState: [0] })
  let rate = 1.3
  for (let k = 0; k < 50; k++) rate = 1 + Math.exp(-rate)
  const { exponent, status } = largestDelayExponent(growing, { time: 4000 })
  expect(status).toBe('complete')
  expect(Math.abs(exponent - rate)).toBeLessThan(1e-6)
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

/** Heun's method on the grid of the lag, its tangent vector the whole past, as in Farmer 1982. */
function discretized({ tau, beta, gamma, n }: Readonly<Record<string, number>>, h: number, time: number): number {
  const size = Math.round(tau / h) + 1
  const x = new Float64Array(size).fill(1.2)
  const v = new Float64Array(size).fill(1)
  const rate = (now: number, past: number): number => (beta * past) / (1 + past ** n) - gamma * now
  const slope = (past: number): number => (beta * (1 + (1 - n) * past ** n)) / (1 + past ** n) ** 2
  let [now, log] = [0, 0]
  for (let i = 0; i < (1.1 * time) / h; i++) {
    const [old, next] = [(now + 1) % size, (now + 2) % size]
    const [k1, l1] = [rate(x[now], x[old]), slope(x[old]) * v[old] - gamma * v[now]]
    const k2 = rate(x[now] + h * k1, x[next])
    const l2 = slope(x[next]) * v[next] - gamma * (v[now] + h * l1)
    x[old] = x[now] + (h / 2) * (k1 + k2)
    v[old] = v[now] + (h / 2) * (l1 + l2)
    now = old
    if (now > 0) continue
    const length = Math.hypot(...v)
    for (let k = 0; k < size; k++) v[k] /= length
    if (i > (0.1 * time) / h) log += Math.log(length)
  }
  return log / time
}

test('Mackey–Glass at tau = 17: a method of its own finds the same', () => {
  const { exponent, standardError } = largestDelayExponent(mackeyGlass, { time: 50_000 })
  const other = discretized(mackeyGlass.parameters, 0.1, 200_000)
  // Its error is half as large: a run four times as long.
  expect(Math.abs(exponent - other)).toBeLessThan(3 * Math.hypot(standardError, standardError / 2))
})

test('what cannot be measured is refused', () => {
  const varying = defineDde({ name: 'varying', equations: { y: '-y(t - 1 - y^2)' }, initialState: [1] })
  expect(() => largestDelayExponent(varying, { time: 10 })).toThrow(/varying needs constant lags and a Jacobian/)
  expect(() => largestDelayExponent(mackeyGlass, { time: -1 })).toThrow(/give a time, positive and finite, got -1/)
})
