import { describe, expect, test } from 'vitest'
import { dormandPrince853 } from '../../src/integrate/explicit/dop853.ts'
import { dormandPrince5 } from '../../src/integrate/explicit/dopri5.ts'
import { explicitRungeKutta } from '../../src/integrate/explicit/explicit-runge-kutta.ts'
import { linearCombination } from '../../src/integrate/explicit/linear-combination.ts'
import { euler } from '../../src/integrate/fixed/euler.ts'
import { heun } from '../../src/integrate/fixed/heun.ts'
import { rk4 } from '../../src/integrate/fixed/rk4.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import { errorsOf, ordersOf } from './orders.ts'
import { ode } from './problems.ts'

/** Turns to and fro on a circle, by the angle sin 3t. */
const exact = (t: number): number[] => [Math.sin(Math.sin(3 * t)), Math.cos(Math.sin(3 * t))]
const winding = ode('winding', exact(0), (t, y, dydt) => {
  dydt[0] = 3 * y[1] * Math.cos(3 * t)
  dydt[1] = -3 * y[0] * Math.cos(3 * t)
})
const problem = { system: winding, field: winding.field, t0: 0 }

describe.each([
  { name: 'dopri5', tableau: dormandPrince5, order: 5, dense: 5, steps: [16, 32, 64] },
  { name: 'dop853', tableau: dormandPrince853, order: 8, dense: 8, steps: [4, 8, 16] },
])('$name with fixed steps', ({ tableau, order, dense, steps }) => {
  const errors = steps.map((n) => errorsOf((p, counts) => explicitRungeKutta(tableau, p, counts), n, exact, problem))

  test('the end has the nominal order', () => {
    const orders = ordersOf(errors.map(({ end }) => end))
    expect(orders.at(-1)!).toBeGreaterThan(order - 0.15)
  })

  test('inside a step the error falls as at its end: dense output is one order lower, over one step', () => {
    const orders = ordersOf(errors.map(({ inside }) => inside))
    expect(orders.at(-1)!).toBeGreaterThan(dense - 0.3)
  })

  test('rows sum to their nodes, weights to 1', () => {
    const sum = (row: readonly number[]): number => row.reduce((a, b) => a + b, 0)
    tableau.stages.forEach((row, i) => {
      expect(sum(row)).toBeCloseTo(tableau.nodes[i], 13)
    })
    tableau.dense!.stages.forEach((row, i) => {
      expect(sum(row)).toBeCloseTo(tableau.dense!.nodes[i], 13)
    })
    expect(sum(tableau.weights)).toBeCloseTo(1, 14)
    for (const row of tableau.errors!) expect(sum(row)).toBeCloseTo(0, 14)
  })
})

test.each([
  { name: 'euler', method: euler, order: 1, step: 1 / 2048 },
  { name: 'heun', method: heun, order: 2, step: 1 / 2048 },
  { name: 'rk4', method: rk4, order: 4, step: 1 / 64 },
])('$name has order $order', ({ method, order, step: coarsest }) => {
  const errors = [coarsest, coarsest / 2, coarsest / 4].map((step) => {
    const { states } = integrate(winding, exact(0), [0, 2], method({ step }))
    return Math.hypot(states[2] - exact(2)[0], states[3] - exact(2)[1])
  })
  for (const observed of ordersOf(errors)) expect(Math.abs(observed - order)).toBeLessThan(0.15)
})

test.each([
  { name: 'euler', method: euler },
  { name: 'heun', method: heun },
])('$name refuses a step that is not positive', ({ name, method }) => {
  expect(() => method({ step: 0 })).toThrow(`${name}: step must be positive and finite, got 0`)
})

test('generated and looped combinations have the same bits', () => {
  const weights = [1 / 3, 0, -2.5e-17, 1e300, 0.1]
  const slopes = weights.map((_, j) => Float64Array.from({ length: 7 }, (_, i) => Math.sin(3 * j + i)))
  const y = Float64Array.from({ length: 7 }, (_, i) => Math.cos(i))
  const [generated, looped] = [new Float64Array(7), new Float64Array(7)]
  linearCombination(weights, slopes)(0.3, y, generated)
  const { Function: original } = globalThis
  globalThis.Function = function forbidden() {
    throw new EvalError('this page forbids generated code')
  } as unknown as FunctionConstructor
  try {
    linearCombination(weights, slopes)(0.3, y, looped)
  } finally {
    globalThis.Function = original
  }
  expect(looped).toEqual(generated)
})
