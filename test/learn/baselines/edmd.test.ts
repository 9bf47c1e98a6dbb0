import { expect, test } from 'vitest'
import { integrate } from '../../../src/integrate/integrate.ts'
import { iterate } from '../../../src/integrate/iterate.ts'
import { dynamicModeDecomposition, edmd } from '../../../src/learn/baselines/edmd.ts'
import type { KoopmanMap } from '../../../src/learn/baselines/koopman-map.ts'
import { rollout } from '../../../src/rollout.ts'
import { defineMap } from '../../../src/system/define-map.ts'
import { defineOde } from '../../../src/system/define-ode.ts'
import { slice, stateAt, type Trajectory, timeGrid } from '../../../src/trajectory.ts'
import { lorenz63 } from '../../../systems/chaos/lorenz63.ts'
import { maxDifference } from '../../integrate/problems.ts'

/** x′ = μx, y′ = λ(y − x²): x, y and x² span a space that the Koopman operator maps into itself. */
const slowManifold = defineOde({
  name: 'slow manifold',
  parameters: { mu: -0.05, lambda: -1 },
  equations: { x: 'mu*x', y: 'lambda*(y - x^2)' },
  initialState: [1, 0.5],
})
const starts = [
  [1, 0.5],
  [-1, 2],
  [0.5, -1],
  [2, 1],
]
const records = starts.map((y0) => integrate(slowManifold, y0, timeGrid(0, 0.1, 50)))

function expectRates({ rates }: KoopmanMap, expected: readonly number[], tolerance: number): void {
  for (const rate of expected) {
    const distances = Array.from(rates.real, (value, k) => Math.hypot(value - rate, rates.imaginary[k]))
    expect(Math.min(...distances)).toBeLessThan(tolerance)
  }
}

test('a linear map: its matrix, eigenvalues and rates', () => {
  // Eigenvalues 0.9 ± 0.3i and −0.5: a block, turned by a change of basis.
  const linear = defineMap({
    name: 'linear',
    equations: { x: '0.9*x - 0.3*y', y: '0.3*x + 0.9*y + 0.2*z', z: '-0.5*z' },
    initialState: [1, 2, 3],
    dt: 0.5,
  })
  const { koopman, eigenvalues, rates, observables } = dynamicModeDecomposition(iterate(linear, [1, 2, 3], 20))
  expect(observables).toEqual(['x', 'y', 'z'])
  expect(maxDifference(koopman, Float64Array.of(0.9, -0.3, 0, 0.3, 0.9, 0.2, 0, 0, -0.5))).toBeLessThan(1e-14)
  expect(maxDifference(eigenvalues.real, Float64Array.of(0.9, 0.9, -0.5))).toBeLessThan(1e-14)
  expect(maxDifference(eigenvalues.imaginary.map(Math.abs), Float64Array.of(0.3, 0.3, 0))).toBeLessThan(1e-14)
  const turn = Math.atan(1 / 3) / 0.5
  expect(maxDifference(rates.imaginary.map(Math.abs), Float64Array.of(turn, turn, 2 * Math.PI))).toBeLessThan(1e-13)
  expect(
    maxDifference(
      rates.real,
      [0.9, 0.9, 0.25].map((square) => Math.log(square)),
    ),
  ).toBeLessThan(1e-13)
})

test('a finite Koopman form: rates 0, μ, 2μ and λ, and the lifted map never errs', () => {
  const model = edmd(records, { observables: { degree: 1, terms: ['x^2'] } })
  expect(model.observables).toEqual(['x', 'y', '1', 'x^2'])
  expect(maxDifference(model.rates.real, Float64Array.of(0, -0.05, -0.1, -1))).toBeLessThan(1e-9)
  expect([...model.rates.imaginary]).toEqual([0, 0, 0, 0])
  const truth = integrate(slowManifold, [1.5, -1.5], timeGrid(0, 0.1, 100))
  const lifted = rollout(model.lifted, model.lift([1.5, -1.5]), truth.times)
  const stepped = rollout(model, [1.5, -1.5], truth.times)
  for (const i of [1, 20, 100]) {
    expect(maxDifference(stateAt(lifted, i).subarray(0, 2), stateAt(truth, i))).toBeLessThan(1e-9)
    expect(maxDifference(stateAt(stepped, i), stateAt(truth, i))).toBeLessThan(1e-9)
  }
})

test('observables that are not closed leave those eigenvalues that are exact', () => {
  expectRates(edmd(records, { observables: { degree: 3 } }), [0, -0.05, -0.1, -0.15, -1, -1.05], 1e-7)
})

test('eigenvalues do not know the units of the variables', () => {
  const scaled = records.map((record) => ({ ...record, states: record.states.map((v, k) => v * [1e-5, 1e6][k % 2]) }))
  expectRates(edmd(scaled, { observables: { degree: 3 } }), [0, -0.05, -0.1, -0.15, -1, -1.05], 1e-7)
})

test('a rotation of the circle: sines and cosines turn at multiples of its angle', () => {
  const angle = 0.7
  const record: Trajectory = {
    dim: 1,
    times: timeGrid(0, 1, 60),
    states: Float64Array.from({ length: 61 }, (_, i) => (0.2 + angle * i) % (2 * Math.PI)),
    status: 'complete',
  }
  // Jumps of the angle itself are not linear in its observables; what its sines and cosines do is.
  const { rates } = edmd(record, { observables: { harmonics: 3, periods: [2 * Math.PI] } })
  for (const k of [1, 2, 3])
    for (const sign of [-1, 1]) {
      const distances = Array.from(rates.real, (value, i) => Math.hypot(value, rates.imaginary[i] - sign * k * angle))
      expect(Math.min(...distances)).toBeLessThan(1e-10)
    }
})

test('sampled neurons as observables: an accurate flow map, at every step lifted anew', () => {
  const truth = integrate(lorenz63, lorenz63.initialState, timeGrid(0, 0.02, 3000))
  const model = edmd(slice(truth, 0, 2000), { observables: { width: 200, seed: 3 } })
  expect(model.observables.length).toBe(204)
  const ahead = slice(truth, 2000, 2151)
  const forecast = rollout(model, stateAt(ahead, 0), ahead.times)
  expect(maxDifference(forecast.states, ahead.states)).toBeLessThan(1)
  const [once, linear] = [new Float64Array(3), new Float64Array(204)]
  model.advance(stateAt(ahead, 0), once, 0)
  model.lifted.advance(model.lift(stateAt(ahead, 0)), linear, 0)
  expect(maxDifference(once, linear.subarray(0, 3))).toBeLessThan(1e-9)
})

test('bad observables are refused with the value', () => {
  expect(() => edmd(records, { observables: { degree: 0 } })).toThrow('degree must be a whole number from 1 up')
  expect(() => edmd(records, { observables: { harmonics: 2, periods: [1] } })).toThrow('2 positive numbers, got 1')
  expect(() => edmd(records, { observables: { degree: 1, terms: ['w'] } })).toThrow("'w'")
})
