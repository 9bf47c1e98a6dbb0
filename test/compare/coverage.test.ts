import { expect, test } from 'vitest'
import { coverage } from '../../src/compare/coverage.ts'
import { seededRandom } from '../../src/math/random.ts'

test('intervals [0, p] cover a fraction p of uniform draws, within four binomial standard errors', () => {
  const random = seededRandom(11)
  const n = 20_000
  const observations = new Float64Array(2 * n).map(random)
  const upper = new Float64Array(2 * n).map((_, at) => [0.9, 0.3][at % 2])
  const result = coverage({ lower: new Float64Array(2 * n), upper, coverage: 0.9 }, observations, 2)
  for (const [j, p] of [0.9, 0.3].entries()) {
    const binomial = Math.sqrt((p * (1 - p)) / n)
    expect(Math.abs(result.values[j] - p)).toBeLessThan(4 * binomial)
    expect(result.standardError[j] / binomial).toBeGreaterThan(0.7)
    expect(result.standardError[j] / binomial).toBeLessThan(1.7)
    expect(result.meanWidth[j]).toBeCloseTo(p, 12)
  }
  expect(result).toMatchObject({ nominal: 0.9, count: n })
})

test('hits that come in runs of 20 have √20 times the error', () => {
  const random = seededRandom(3)
  const observations = new Float64Array(20_000)
  for (let i = 0; i < observations.length; i++) observations[i] = i % 20 ? observations[i - 1] : random()
  const { standardError } = coverage(
    { lower: new Float64Array(20_000), upper: new Float64Array(20_000).fill(0.5) },
    observations,
  )
  const exact = 0.5 / Math.sqrt(1000)
  expect(standardError[0] / exact).toBeGreaterThan(0.7)
  expect(standardError[0] / exact).toBeLessThan(1.7)
})

test('ends count, infinite intervals cover all and say how wide they are', () => {
  const result = coverage(
    { lower: Float64Array.of(1, -Infinity), upper: Float64Array.of(1, 0) },
    Float64Array.of(1, -9),
  )
  expect(result).toMatchObject({ values: Float64Array.of(1), meanWidth: Float64Array.of(Infinity) })
  expect('nominal' in result).toBe(false)
})

test('refused: shapes that differ', () => {
  const one = new Float64Array(1)
  expect(() => coverage({ lower: one, upper: one }, new Float64Array(2))).toThrow('lower has 1 values for 2 observed')
  expect(() => coverage({ lower: one, upper: one }, one, 2)).toThrow(
    '1 observed values are not one or more rows of dim 2',
  )
})
