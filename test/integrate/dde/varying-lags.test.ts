import { expect, test } from 'vitest'
import { integrateDde } from '../../../src/integrate/dde/integrate-dde.ts'
import { logarithmicDelay, mackeyGlass, scalar, worstError } from './problems.ts'

/*
 * The problems with a lag that depends on the state are from C. A. H. Paul, A test set of functional differential
 * equations, Numerical Analysis Report 243, University of Manchester (1994); that they solve the equations is a line of
 * calculus on each interval.
 */

test('y′ = y y(ln y)/t: y = t, then exp(t/e), then (e/(3 − ln t))ᵉ', () => {
  const { system, span, exact } = logarithmicDelay
  expect(worstError(system, [1], span, exact)).toBeLessThan(3e-8)
})

test('its breaking points, where ln y = 1 and ln y = e, are met', () => {
  const { system, span, exact } = logarithmicDelay
  const ends: number[] = []
  integrateDde(system, [1], span, {}, (_from, to) => {
    ends.push(to)
    return undefined
  })
  for (const point of [Math.E, Math.E ** 2])
    expect(Math.min(...ends.map((t) => Math.abs(t - point)))).toBeLessThan(1e-8 * exact(point))
})

test('y′ = y(y), which jumps at 2 from 1/2 to 1: t/2, 2 exp(t/2 − 2), 4 − 2 ln(5 + 2 ln 2 − t); no solution beyond y = t', () => {
  const meeting = 4 + 2 * Math.LN2
  const exact = (t: number): number => {
    if (t <= 4) return t / 2
    return t <= meeting ? 2 * Math.exp(t / 2 - 2) : 4 - 2 * Math.log(meeting + 1 - t)
  }
  const system = scalar('y(t - (t - y))')
  expect(worstError(system, [0.5], [2, meeting + 0.5], exact, { initialState: [1] })).toBeLessThan(2e-8)
  const { statistics } = integrateDde(system, [0.5], [2, meeting], { initialState: [1] })
  expect(statistics!.rejected).toBeLessThan(15)
  const { status, message } = integrateDde(system, [0.5], [2, 7], { initialState: [1] })
  expect(status).toBe('step-underflow')
  expect(message).toContain('lag 0 would be -')
})

test.each([1.6, 1.0005])(
  'a look that goes up to %d − 1, from the history into the solution and back, again and again',
  (a) => {
    // The look a sin t − 1 is never later than the first crossing, before which y = 1 + t; so y′ = 1 + max(0, look).
    const system = scalar('y(t - t - 1 + a*sin(t))', { a })
    const rise = Math.asin(1 / a)
    const antiderivative = (u: number): number => -a * Math.cos(u) - u
    const exact = (t: number): number => {
      const turns = Math.floor(t / (2 * Math.PI))
      const u = Math.min(Math.max(t - turns * 2 * Math.PI, rise), Math.PI - rise)
      const whole = antiderivative(Math.PI - rise) - antiderivative(rise)
      return 1 + t + turns * whole + antiderivative(u) - antiderivative(rise)
    }
    for (let exponent = 3; exponent <= 12; exponent += 0.25) {
      const relativeTolerance = 10 ** -exponent
      expect(worstError(system, [1], [0, 100], exact, { relativeTolerance })).toBeLessThan(10 * relativeTolerance)
    }
  },
)

test('y′(t) = −y(t/2): the lag t/2 vanishes at the start', () => {
  const series = (t: number): number => {
    let [sum, term] = [0, 1]
    for (let n = 0; n < 60; n++) {
      sum += term
      term *= -t / (2 ** n * (n + 1))
    }
    return sum
  }
  expect(worstError(scalar('-y(t - t/2)'), [1], [0, 10], series)).toBeLessThan(1e-8)
})

test('y′(t) = y(⌊t⌋): a lag that jumps; the solution doubles from one whole time to the next', () => {
  const exact = (t: number): number => 2 ** Math.floor(t) * (1 + t - Math.floor(t))
  expect(worstError(scalar('y(t - (t - floor(t)))'), [1], [0, 10.5], exact)).toBeLessThan(1e-8)
})

test('constant lags that the system does not say are constant give the same solution', () => {
  const silent = { ...mackeyGlass, field: mackeyGlass.field, constantDelays: false }
  const options = { relativeTolerance: 1e-11 }
  const [a, b] = [mackeyGlass, silent].map((system) => integrateDde(system, [1.2], [0, 100], options).states[1])
  expect(Math.abs(a - b)).toBeLessThan(1e-9)
})
