import { expect, test } from 'vitest'
import { integrateDde } from '../../../src/integrate/dde/integrate-dde.ts'
import type { DdeSystem, History } from '../../../src/system/system.ts'
import { timeGrid } from '../../../src/trajectory.ts'
import { history, logarithmicDelay, mackeyGlass, scalar, worstError } from './problems.ts'

const exponents = [5, 6, 7, 8, 9, 10, 11]

/** Slope of the line through the points (log₁₀ tolerance, log₁₀ error). */
function slope(error: (relativeTolerance: number) => number): number {
  const x = exponents.map((exponent) => -exponent)
  const y = exponents.map((exponent) => Math.log10(error(10 ** -exponent)))
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
  const [mx, my] = [mean(x), mean(y)]
  const covariance = x.reduce((sum, value, i) => sum + (value - mx) * (y[i] - my), 0)
  return covariance / x.reduce((sum, value) => sum + (value - mx) ** 2, 0)
}

const decay = (t: number): number => Math.exp(-t)

test.each<[string, DdeSystem, ArrayLike<number> | History, readonly [number, number], (t: number) => number]>([
  ['a constant lag', scalar('-y(t - pi/2)'), history(Math.cos), [0, 50], Math.cos],
  ['a lag shorter than the steps', scalar('-exp(-0.001)*y(t - 0.001)'), history(decay), [0, 5], decay],
  ['a lag that depends on the state', logarithmicDelay.system, [1], logarithmicDelay.span, logarithmicDelay.exact],
])('with %s the global error is proportional to the tolerance', (_, system, before, span, exact) => {
  const error = (relativeTolerance: number): number =>
    worstError(system, before, span, exact, { relativeTolerance, absoluteTolerance: relativeTolerance })
  expect(Math.abs(slope(error) - 1)).toBeLessThan(0.15)
})

test('with equal steps the order is 5 or more: cos t by y′(t) = −y(t − π/2)', () => {
  const error = (steps: number): number => {
    const options = { relativeTolerance: 0.1, absoluteTolerance: 0.1, maxStep: Math.PI / 2 / steps }
    const { states } = integrateDde(scalar('-y(t - pi/2)'), history(Math.cos), [0, 12], options)
    return Math.abs(states[1] - Math.cos(12))
  }
  for (const steps of [4, 8]) expect(Math.log2(error(steps) / error(2 * steps))).toBeGreaterThan(4.8)
})

test('Mackey–Glass from 1.2 agrees with classical Runge–Kutta steps of 0.01 at t = 100, and keeps to its range', () => {
  const fine = mackeyGlassByRungeKutta(100, 0.01)
  const finer = mackeyGlassByRungeKutta(100, 0.005)
  expect(Math.abs(fine - finer)).toBeLessThan(1e-9)
  expect(Math.abs(integrateDde(mackeyGlass, [1.2], [0, 100]).states[1] - finer)).toBeLessThan(1e-8)
  const { states } = integrateDde(mackeyGlass, [1.2], timeGrid(0, 1, 5000))
  for (const x of states) expect(x > 0.41 && x < 1.33).toBe(true)
})

/** The method of steps with classical Runge–Kutta: halfway values of the past by cubic Hermite interpolation. */
function mackeyGlassByRungeKutta(end: number, h: number): number {
  const lag = Math.round(17 / h)
  const slopeOf = (x: number, past: number): number => (0.2 * past) / (1 + past ** 10) - 0.1 * x
  const x = [1.2]
  const slopes = [slopeOf(1.2, 1.2)]
  const past = (i: number): number => (i < 0 ? 1.2 : x[i])
  const halfway = (i: number): number => (i < 0 ? 1.2 : (x[i] + x[i + 1]) / 2 + (h / 8) * (slopes[i] - slopes[i + 1]))
  for (let i = 0; i < Math.round(end / h); i++) {
    const [then, middle, later] = [past(i - lag), halfway(i - lag), past(i + 1 - lag)]
    const k1 = slopeOf(x[i], then)
    const k2 = slopeOf(x[i] + (h / 2) * k1, middle)
    const k3 = slopeOf(x[i] + (h / 2) * k2, middle)
    const k4 = slopeOf(x[i] + h * k3, later)
    x.push(x[i] + (h / 6) * (k1 + 2 * k2 + 2 * k3 + k4))
    slopes.push(slopeOf(x[i + 1], later))
  }
  return x[x.length - 1]
}
