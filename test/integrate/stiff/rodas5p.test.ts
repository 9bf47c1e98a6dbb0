import { expect, test } from 'vitest'
import { integrate } from '../../../src/integrate/integrate.ts'
import { rodas5p, steinebach5 } from '../../../src/integrate/stiff/rodas5p.ts'
import { rosenbrock } from '../../../src/integrate/stiff/rosenbrock.ts'
import { defineOde } from '../../../src/system/define-ode.ts'
import { robertson, withoutJacobian } from '../stiff-problems.ts'
import { type MakeStepper, observedOrders, solved } from './fixed-steps.ts'

const make: MakeStepper = (problem, tolerance, counts) => rosenbrock(steinebach5, problem, tolerance, counts)

test.each(solved)('order 5 with fixed steps: $system.name', (problem) => {
  for (const steps of [24, 32]) expect(Math.abs(observedOrders(make, problem, steps).atEnd - 5)).toBeLessThan(0.15)
})

test.each(solved.slice(2))('dense output of order 4 makes an error like h⁵ within a step: $system.name', (problem) => {
  for (const steps of [24, 32, 48]) expect(Math.abs(observedOrders(make, problem, steps).within - 5)).toBeLessThan(0.15)
})

test('the tableau is consistent: row sums of the method with its Jacobian give nodes and time weights', () => {
  // With J = 0 and f = 1 the unit i is hγ (1 + Σ cᵢⱼ uⱼ / h), and stage i must be at nodeᵢ · h.
  const { gamma, nodes, stages, couplings, timeWeights, weights } = steinebach5
  const units: number[] = []
  for (const row of couplings) units.push(gamma * (1 + row.reduce((sum, c, j) => sum + c * units[j], 0)))
  for (const [i, row] of stages.entries())
    expect(row.reduce((sum, a, j) => sum + a * units[j], 0)).toBeCloseTo(nodes[i], 13)
  expect(weights.reduce((sum, b, j) => sum + b * units[j], 0)).toBeCloseTo(1, 13)
  // γᵢ = γ + Σ γᵢⱼ, and uᵢ = Σ Γᵢⱼ kⱼ with all kⱼ = 1, so unit i is γᵢ too.
  for (const [i, unit] of units.entries()) expect(unit).toBeCloseTo(timeWeights[i], 13)
})

test('a step costs 8 evaluations, a Jacobian and a factorization; equations with t two more for ∂f/∂t', () => {
  const { statistics } = integrate(robertson, [1, 0, 0], [0, 100], rodas5p({ relativeTolerance: 1e-6 }))
  const { steps, rejected, evaluations, jacobians, factorizations } = statistics!
  expect(evaluations).toBe(2 + steps + 7 * (steps + rejected))
  expect(jacobians).toBe(steps)
  expect(factorizations).toBe(steps + rejected)
  const moving = defineOde({ name: 'moving', equations: { y: '-y + sin(2t)' }, initialState: [0] })
  const counts = integrate(moving, [0], [0, 1], rodas5p({ relativeTolerance: 1e-6 })).statistics!
  expect(counts.evaluations).toBe(2 + 3 * counts.steps + 7 * (counts.steps + counts.rejected))
})

test('without its Jacobian and its text a system takes about as many steps, each with more evaluations', () => {
  const options = { relativeTolerance: 1e-7, absoluteTolerance: [1e-13, 1e-18, 1e-13] }
  const symbolic = integrate(robertson, [1, 0, 0], [0, 1e6], rodas5p(options)).statistics!
  const differenced = integrate(withoutJacobian(robertson), [1, 0, 0], [0, 1e6], rodas5p(options)).statistics!
  expect(differenced.steps).toBeLessThan(1.1 * symbolic.steps)
  expect(differenced.evaluations).toBeGreaterThan(symbolic.evaluations + 4 * symbolic.steps)
})
