import { expect, test } from 'vitest'
import { defineOde } from '../../src/index.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import { learnVectorField, type VectorFieldOptions } from '../../src/learn/vector-field.ts'
import { normalPairs } from '../../src/math/normal-pairs.ts'
import { seededRandom } from '../../src/math/random.ts'
import { type Trajectory, timeGrid } from '../../src/trajectory.ts'

const random = seededRandom(3, 1)

test('a polynomial field is learned to rounding from solutions that are polynomials, at uneven times', () => {
  // x' = 1, y' = 2x − 1: solutions (t + a, t² + (2a − 1)t + b).
  const data = [0, 1, 2, 3, 4].map((k): Trajectory => {
    const times = timeGrid(0, 0.1, 40).map((t) => t + 0.05 * random())
    const [a, b] = [0.3 * k - 1, k % 2]
    const states = Float64Array.from(Array.from(times).flatMap((t) => [t + a, t * t + (2 * a - 1) * t + b]))
    return { dim: 2, times, states, status: 'complete' }
  })
  const { field } = learnVectorField(data, { width: 10, derivatives: { method: 'weak', halfWidth: 5, degree: 2 } })
  const dydt = new Float64Array(2)
  for (const point of [
    [0.5, 1],
    [2, 3],
  ]) {
    field(0, Float64Array.from(point), dydt)
    expect(dydt[0]).toBeCloseTo(1, 9)
    expect(dydt[1]).toBeCloseTo(2 * point[0] - 1, 9)
  }
})

const oscillator = defineOde({
  name: 'van der Pol',
  equations: { x: 'v', v: '(1 - x^2)*v - x' },
  initialState: { x: 1, v: 0 },
})

function noisy(trajectory: Trajectory, level: number): Trajectory {
  const noise = normalPairs(21, 0, 0)
  return { ...trajectory, states: trajectory.states.map((value, i) => value + level * noise(0, i)[0]) }
}

test('under noise, estimators that smooth are far better than differences, and the weak form is one of them', () => {
  const clean = integrate(oscillator, [1, 0], timeGrid(0, 0.02, 3000))
  const data = noisy(clean, 0.1)
  const errorOf = (derivatives: NonNullable<VectorFieldOptions['derivatives']>): number => {
    const learned = learnVectorField(data, { width: 40, ridge: { relative: 1e-4 }, derivatives })
    const [truth, guess] = [new Float64Array(2), new Float64Array(2)]
    let sum = 0
    for (let i = 100; i < 2900; i += 10) {
      oscillator.field(0, clean.states.subarray(2 * i, 2 * i + 2), truth)
      learned.field(0, clean.states.subarray(2 * i, 2 * i + 2), guess)
      sum += (truth[0] - guess[0]) ** 2 + (truth[1] - guess[1]) ** 2
    }
    return Math.sqrt(sum / 280)
  }
  const differences = errorOf({ order: 4 })
  const errors = [
    errorOf({ method: 'weak', halfWidth: 12 }),
    errorOf({ method: 'weak', halfWidth: 12, smoothing: { method: 'local-polynomial', halfWidth: 10 } }),
    errorOf({ method: 'local-polynomial', halfWidth: 12 }),
    errorOf({ method: 'smoothing-spline' }),
  ]
  for (const error of errors) expect(error).toBeLessThan(0.5 * differences)
})
