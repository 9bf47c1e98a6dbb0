import { EigenvalueDecomposition, Matrix } from 'ml-matrix'
import { expect, test } from 'vitest'
import { cartPole } from '../../systems/control/cart-pole.ts'
import { run, stateAfter } from './cycles.ts'
import { eigenvalues, jacobianAt } from './equilibria.ts'

const free = cartPole.with({ kx: 0, kv: 0, ktheta: 0, komega: 0 })
const upright = [0, 0, 0, 0]

test('the free pole falls like exp(4 t) and keeps its energy', () => {
  expect(eigenvalues(free, upright)[0]!.re).toBeCloseTo(Math.sqrt(9.8 / (0.5 * (4 / 3 - 0.1 / 1.1))), 12)
  const energy = (y: ArrayLike<number>) => {
    const [, v, theta, omega] = Array.from(y) as [number, number, number, number]
    const pole = 0.05 * (v * omega * Math.cos(theta) + (omega ** 2 * 0.5 * 4) / 6 + 9.8 * Math.cos(theta))
    return (1.1 * v ** 2) / 2 + pole
  }
  const { states } = run(free, 5, 1, [0, 0.3, 0.4, -0.2])
  expect(energy(states.slice(4))).toBeCloseTo(energy(states.slice(0, 4)), 9)
})

test('the default gains balance the pole and bring the cart back', () => {
  expect(Math.hypot(...stateAfter(cartPole, 30))).toBeLessThan(1e-8)
  expect(-1 / eigenvalues(cartPole, upright)[0]!.re).toBeCloseTo(cartPole.period!, 3)
})

test('the default gains are optimal: their eigenvalues are the stable ones of the Hamiltonian matrix', () => {
  const [A, pushed] = [jacobianAt(free, upright), jacobianAt(free.with({ kx: 1 }), upright)]
  const B = pushed.clone().sub(A).getColumnVector(0)
  const H = Matrix.zeros(8, 8)
  H.setSubMatrix(A, 0, 0)
  H.setSubMatrix(B.mmul(B.transpose()).mul(-1), 0, 4)
  H.setSubMatrix(Matrix.eye(4).mul(-1), 4, 0)
  H.setSubMatrix(A.transpose().mul(-1), 4, 4)
  const stable = new EigenvalueDecomposition(H).realEigenvalues.filter((re) => re < 0).sort((a, b) => b - a)
  const closed = eigenvalues(cartPole, upright).map(({ re }) => re)
  expect(closed).toHaveLength(stable.length)
  for (const [i, re] of stable.entries()) expect(closed[i]).toBeCloseTo(re, 3)
})
