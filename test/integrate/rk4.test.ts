import { expect, test } from 'vitest'
import { rk4 } from '../../src/integrate/fixed/rk4.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import { stateAt, timeGrid } from '../../src/trajectory.ts'
import values from '../reference/reference-values.json' with { type: 'json' }
import { blowUp, lotkaVolterra, maxDifference, ode, oscillator, pendulum } from './problems.ts'

const halvings = [1 / 32, 1 / 64, 1 / 128, 1 / 256]

/** log₂ of the error ratios when the step is halved. */
function observedOrders(error: (step: number) => number): number[] {
  return halvings.slice(1).map((step) => Math.log2(error(2 * step) / error(step)))
}

test('order 4 on Lotka–Volterra at t = 1', () => {
  const exact = values['LV (1.5,1,3,1) from (1,1) at t=1,5,10'][1]
  const error = (step: number): number =>
    maxDifference(stateAt(integrate(lotkaVolterra, [1, 1], [0, 1], rk4({ step })), 1), exact)
  for (const order of observedOrders(error)) expect(Math.abs(order - 4)).toBeLessThan(0.1)
})

test('order 4 in explicit time: y′ = −2ty², y = 1/(1 + t²)', () => {
  const witch = ode('witch of Agnesi', [1], (t, y, dydt) => {
    dydt[0] = -2 * t * y[0] * y[0]
  })
  const error = (step: number): number => Math.abs(integrate(witch, [1], [0, 2], rk4({ step })).states[1] - 1 / 5)
  for (const order of observedOrders(error)) expect(Math.abs(order - 4)).toBeLessThan(0.1)
})

test('the pendulum at 90 degrees to 1e-9 with steps of 0.005', () => {
  const angles = Object.entries(values['pendulum_theta0=90deg_theta(t)'])
  const times = angles.map(([t]) => Number(t))
  const trajectory = integrate(pendulum, [Math.PI / 2, 0], times, rk4({ step: 0.005 }))
  for (const [i, [, angle]] of angles.entries())
    expect(Math.abs(trajectory.states[2 * i] - Number(angle))).toBeLessThan(1e-9)
})

test('one step is the Taylor polynomial of degree 4 on y′ = y', () => {
  const growth = ode('growth', [1], (_t, y, dydt) => {
    dydt[0] = y[0]
  })
  const h = 0.5
  const { states } = integrate(growth, [1], [0, h], rk4({ step: h }))
  expect(states[1]).toBeCloseTo(1 + h + h ** 2 / 2 + h ** 3 / 6 + h ** 4 / 24, 15)
})

test('the number of steps is the least that keeps each within the given length, up to rounding of the times', () => {
  const steady = ode('steady', [0], (_t, _y, dydt) => {
    dydt[0] = 0
  })
  const steps = (times: ArrayLike<number>, step: number): number | undefined =>
    integrate(steady, [0], times, rk4({ step })).statistics?.steps
  expect(steps([0, 1], 0.3)).toBe(4)
  expect(steps([0, 1], 0.25)).toBe(4)
  expect(steps([0, 1], 5)).toBe(1)
  expect(steps([0, -1], 0.3)).toBe(4)
  expect(steps([0, 0.1, 0.5, 2], 0.4)).toBe(1 + 1 + 4)
  expect(steps(timeGrid(0, 0.1, 1000), 0.1)).toBe(1000)
  expect(steps(timeGrid(1e4, 0.05, 1000), 0.05)).toBe(1000)
})

test('a run cut into output intervals of whole steps has the bits of one long run', () => {
  const step = 1 / 64
  const many = integrate(oscillator, [1, 0], timeGrid(0, 0.25, 8), rk4({ step }))
  const one = integrate(oscillator, [1, 0], [0, 2], rk4({ step }))
  expect(stateAt(many, 8)).toEqual(stateAt(one, 1))
})

test('a blow-up is cut at the last time before it, with the step that failed', () => {
  const trajectory = integrate(blowUp, [1], timeGrid(0, 0.25, 8), rk4({ step: 0.01 }))
  expect(trajectory.status).toBe('diverged')
  expect(trajectory.times).toEqual(timeGrid(0, 0.25, 4))
  expect(trajectory.states.every(Number.isFinite)).toBe(true)
  expect(trajectory.message).toMatch(/^rk4: blow-up left the finite numbers in the step from t = 1\.0/)
})

test('a NaN ends the work at once', () => {
  let evaluations = 0
  const broken = ode('broken', [1], (t, _y, dydt) => {
    evaluations++
    dydt[0] = t > 0.5 ? Number.NaN : 0
  })
  expect(integrate(broken, [1], [0, 0.25, 1e6], rk4({ step: 0.01 })).times).toEqual(Float64Array.of(0, 0.25))
  expect(evaluations).toBeLessThan(300)
})

test.each([0, -0.1, Number.NaN, Number.POSITIVE_INFINITY])('a step of %d is refused', (step) => {
  expect(() => rk4({ step })).toThrow(new RangeError(`rk4: step must be positive and finite, got ${step}`))
})

test('a step that never arrives is refused before the first evaluation', () => {
  const silent = ode('silent', [0], () => {
    throw new Error('evaluated')
  })
  expect(() => integrate(silent, [0], [0, 1e3, 1e4], rk4({ step: 1e-8 }))).toThrow(
    /^rk4: step 1e-8 takes 1000000000000 steps from 0 to 10000, at most 1000000000; choose a longer step$/,
  )
})
