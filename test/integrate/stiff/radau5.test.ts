import fc from 'fast-check'
import { expect, test } from 'vitest'
import { integrate } from '../../../src/integrate/integrate.ts'
import {
  alpha,
  beta,
  errorWeights,
  fromEigenbasis,
  gamma,
  nodes,
  toEigenbasis,
} from '../../../src/integrate/stiff/radau-coefficients.ts'
import { radauStepper } from '../../../src/integrate/stiff/radau-stepper.ts'
import { radau5 } from '../../../src/integrate/stiff/radau5.ts'
import { ode, oscillator } from '../problems.ts'
import { observedOrders, solved, startStepper } from './fixed-steps.ts'

test.each(solved)('order 5 with fixed steps: $system.name', (problem) => {
  for (const steps of [16, 24])
    expect(Math.abs(observedOrders(radauStepper, problem, steps).atEnd - 5)).toBeLessThan(0.15)
})

test.each(solved)('dense output of order 3 makes an error like h⁴ within a step: $system.name', (problem) => {
  for (const steps of [16, 24, 48])
    expect(Math.abs(observedOrders(radauStepper, problem, steps).within - 4)).toBeLessThan(0.15)
})

type Matrix = readonly (readonly number[])[]

function product(a: Matrix, b: Matrix): number[][] {
  return a.map((row) => b[0].map((_, j) => row.reduce((sum, value, k) => sum + value * b[k][j], 0)))
}

/** Σⱼ aₖⱼ cⱼ^(q−1) = cₖ^q / q for q = 1, 2, 3 defines A: A = [cₖ^q / q] · [cⱼ^(q−1)]⁻¹. */
test('T takes A⁻¹ to its blocks, where A is the collocation matrix of the nodes', () => {
  const blocks = [
    [gamma, 0, 0],
    [0, alpha, -beta],
    [0, beta, alpha],
  ]
  const inverse = product(product(fromEigenbasis, blocks), toEigenbasis)
  const powers = nodes.map((c) => [1, 2, 3].map((q) => c ** q / q))
  const lower = nodes.map((c) => [1, c, c * c])
  for (const [k, row] of product(inverse, powers).entries())
    for (const [q, value] of row.entries()) expect(value).toBeCloseTo(lower[k][q], 13)
  for (const [k, row] of product(fromEigenbasis, toEigenbasis).entries())
    for (const [j, value] of row.entries()) expect(value).toBeCloseTo(Number(k === j), 14)
})

test('the error estimate vanishes for y = t, t² and t³, not for t⁴', () => {
  const estimate = (power: number): number =>
    (power === 1 ? 1 : 0) + nodes.reduce((sum, c, k) => sum + errorWeights[k] * c ** power, 0)
  for (const power of [1, 2, 3]) expect(estimate(power)).toBeCloseTo(0, 13)
  expect(Math.abs(estimate(4))).toBeGreaterThan(0.01)
})

test('on y′ = λy a step is the (2, 3) Padé approximation of the exponential', () => {
  fc.assert(
    fc.property(fc.double({ min: -50, max: 1, noNaN: true }), (z) => {
      const stepper = startStepper(
        radauStepper,
        ode('decay', [1], (_t, y, dydt) => {
          dydt[0] = z * y[0]
        }),
      )
      const y = Float64Array.of(1)
      const next = new Float64Array(1)
      stepper.begin(0, y)
      stepper.attempt(0, 1, y, next)
      const pade = (1 + (2 * z) / 5 + z ** 2 / 20) / (1 - (3 * z) / 5 + (3 * z ** 2) / 20 - z ** 3 / 60)
      expect(Math.abs(next[0] - pade)).toBeLessThan(1e-12)
    }),
  )
})

test('one Jacobian and few factorizations serve a linear system', () => {
  const { states, statistics } = integrate(oscillator, [1, 0], [0, 10], radau5())
  expect(Math.abs(states[2] - Math.cos(10))).toBeLessThan(1e-8)
  expect(statistics?.jacobians).toBe(1)
  expect(statistics?.factorizations).toBeLessThan(statistics!.steps / 4)
})
