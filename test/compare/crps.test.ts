import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CrpsEstimator, crps } from '../../src/compare/crps.ts'
import { normalPairs } from '../../src/math/normal-pairs.ts'
import { normalQuantile } from '../../src/math/normal-quantile.ts'

/** Standard normal distribution function by its series; to rounding for |z| < 10. */
function normalCdf(z: number): number {
  let [term, sum] = [z, z]
  for (let k = 1; k < 200; k++) {
    term *= (z * z) / (2 * k + 1)
    sum += term
  }
  return 0.5 + (sum * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI)
}

/** Closed form for a normal forecast: Gneiting and Raftery (2007), section 4.2. */
function normalCrps(mean: number, deviation: number, y: number): number {
  const z = (y - mean) / deviation
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
  return deviation * (z * (2 * normalCdf(z) - 1) + 2 * density - 1 / Math.sqrt(Math.PI))
}

test.each([-2, 0, 0.7, 3])('10,000 quantiles of a normal: its closed form at y = %d', (y) => {
  const members = Array.from({ length: 10_000 }, (_, k) =>
    Float64Array.of(2 + 0.5 * normalQuantile((k + 0.5) / 10_000)),
  )
  for (const estimator of ['fair', 'standard'] as const) {
    const exact = normalCrps(2, 0.5, y)
    expect(Math.abs(crps(members, Float64Array.of(y), { estimator }).values[0] - exact)).toBeLessThan(1e-4)
  }
})

test('five members: the fair score is that of the distribution on average, the standard one σ/(5 √π) more', () => {
  const n = 40_000
  const draw = normalPairs(5, 0, 77)
  const members = Array.from({ length: 5 }, (_, k) => new Float64Array(n).map((_, i) => 1 + 2 * draw(k, i)[0]))
  const observations = new Float64Array(n).fill(2.5)
  const bias: Record<CrpsEstimator, number> = { fair: 0, standard: 2 / (5 * Math.sqrt(Math.PI)) }
  for (const estimator of ['fair', 'standard'] as const) {
    const { values, standardError } = crps(members, observations, { estimator })
    expect(standardError[0]).toBeLessThan(0.01)
    expect(Math.abs(values[0] - normalCrps(1, 2, 2.5) - bias[estimator])).toBeLessThan(4 * standardError[0])
  }
})

const ensemble = fc.tuple(
  fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 2, maxLength: 8 }),
  fc.double({ min: -50, max: 50, noNaN: true }),
)
const scoreOf = (list: readonly number[], y: number, estimator: CrpsEstimator): number =>
  crps(
    list.map((x) => Float64Array.of(x)),
    Float64Array.of(y),
    { estimator },
  ).values[0]

test('the standard score is ∫ (F(x) − [x ≥ y])² dx of the members’ step function', () => {
  fc.assert(
    fc.property(ensemble, ([list, y]) => {
      const at = [...list, y].sort((a, b) => a - b)
      let integral = 0
      for (let i = 1; i < at.length; i++) {
        const below = list.filter((x) => x <= at[i - 1]).length / list.length
        integral += (below - (y <= at[i - 1] ? 1 : 0)) ** 2 * (at[i] - at[i - 1])
      }
      expect(scoreOf(list, y, 'standard')).toBeCloseTo(integral, 11)
    }),
  )
})

test('in the variable’s unit, wherever its origin and whatever the order of the members', () => {
  fc.assert(
    fc.property(ensemble, ([list, y]) => {
      for (const estimator of ['fair', 'standard'] as const) {
        const value = scoreOf(list, y, estimator)
        const moved = [...list].reverse().map((x) => 20 - 3 * x)
        expect(scoreOf(moved, 20 - 3 * y, estimator)).toBeCloseTo(3 * value, 10)
      }
    }),
  )
})

test('one member: its mean absolute error, variable by variable', () => {
  const result = crps([Float64Array.of(1, 2, 3, 4)], Float64Array.of(0, 0, 0, 0), { dim: 2, estimator: 'standard' })
  expect(result).toMatchObject({ values: Float64Array.of(2, 3), members: 1, count: 2, estimator: 'standard' })
})

test.each<[string, () => unknown]>([
  ['1 members; the fair estimator needs at least 2', () => crps([new Float64Array(1)], new Float64Array(1))],
  ['member 1 has 2 values for 1 observed', () => crps([new Float64Array(1), new Float64Array(2)], new Float64Array(1))],
])('refused: %s', (message, run) => {
  expect(run).toThrow(message)
})
