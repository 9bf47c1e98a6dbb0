import { expect, test } from 'vitest'
import { noCounts } from '../../../src/integrate/stepper.ts'
import { timeDerivative } from '../../../src/integrate/stiff/time-derivative.ts'
import { defineOde } from '../../../src/system/define-ode.ts'
import type { OdeSystem } from '../../../src/system/system.ts'
import { ode } from '../problems.ts'

/** ∂f/∂t at elapsed time t for a step h, and what it cost. */
function derivative(system: OdeSystem, t0: number, t: number, h: number): { value: number; evaluations: number } {
  const counts = noCounts()
  const field: OdeSystem['field'] = (time, y, dydt) => system.field(t0 + time, y, dydt)
  const y = Float64Array.from(system.initialState)
  const slope = new Float64Array(system.dim)
  const out = new Float64Array(system.dim).fill(Number.NaN)
  field(t, y, slope)
  timeDerivative({ system, field, t0 }, counts)(t, h, y, slope, out)
  return { value: out[0], evaluations: counts.evaluations }
}

const wave = ode('wave', [1], (t, y, dydt) => {
  dydt[0] = y[0] * Math.sin(t)
})

test.each([
  [0, 1, 0.1],
  [0, 1, -0.1],
  [0, 0, 1e-6],
  [1e6, 2, 0.1],
  [-1e6, 2, 1e-3],
])('eight digits of cos t at t0 = %d, t = %d for h = %d', (t0, t, h) => {
  const rounding = (1e-15 * Math.max(1, Math.abs(t0))) / Math.abs(h)
  expect(Math.abs(derivative(wave, t0, t, h).value - Math.cos(t0 + t))).toBeLessThan(1e-8 + 100 * rounding)
})

test('exact for a field that is quadratic in time', () => {
  const quadratic = ode('quadratic', [1], (t, _y, dydt) => {
    dydt[0] = t * t
  })
  expect(derivative(quadratic, 0, 3, 0.5).value).toBeCloseTo(6, 9)
})

test('the field is asked only within the step', () => {
  const times: number[] = []
  const seen = ode('seen', [1], (t, _y, dydt) => {
    times.push(t)
    dydt[0] = Math.sqrt(t)
  })
  derivative(seen, 0, 0, 0.1)
  expect(Math.min(...times)).toBe(0)
  expect(Math.max(...times)).toBeLessThanOrEqual(0.1)
})

test.each([
  ['-y', 0],
  ['-tau*y', 0],
  ['-y + tanh(y)', 0],
  ['-y + t', 2],
  ['sin(2t) - y', 2],
  ['y*exp(-t^2)', 2],
])('%s: %d evaluations', (equation, evaluations) => {
  const parameters = equation.includes('tau') ? { tau: 1 } : {}
  const system = defineOde({ name: 'one', parameters, equations: { y: equation }, initialState: [1] })
  expect(derivative(system, 0, 1, 0.1).evaluations).toBe(evaluations)
  if (evaluations === 0) expect(derivative(system, 0, 1, 0.1).value).toBe(0)
})

test('a step shorter than the rounding of time has no derivative to find', () => {
  expect(derivative(wave, 1e9, 1, 1e-8).value).toBe(0)
})
