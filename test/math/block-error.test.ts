import { expect, test } from 'vitest'
import { blockError } from '../../src/math/block-error.ts'
import { seededRandom } from '../../src/math/random.ts'

/** Root mean square over many series of the estimate, and of the true deviation of the mean from 0. */
function calibrate(series: (seed: number) => Float64Array): { estimated: number; actual: number } {
  let [estimated, actual] = [0, 0]
  const runs = 300
  for (let seed = 0; seed < runs; seed++) {
    const values = series(seed)
    estimated += blockError(values) ** 2 / runs
    actual += (values.reduce((a, b) => a + b) / values.length) ** 2 / runs
  }
  return { estimated: Math.sqrt(estimated), actual: Math.sqrt(actual) }
}

/** xₖ₊₁ = a xₖ + noise: correlated like aᵏ. */
function autoregression(a: number, n: number): (seed: number) => Float64Array {
  return (seed) => {
    const random = seededRandom(seed)
    let x = 0
    for (let i = 0; i < 100; i++) x = a * x + random() - 0.5
    return new Float64Array(n).map(() => {
      x = a * x + random() - 0.5
      return x
    })
  }
}

test.each([0, 0.5, -0.5])('the scatter of the mean of 240 values with correlation %d', (a) => {
  const { estimated, actual } = calibrate(autoregression(a, 240))
  expect(estimated / actual).toBeGreaterThan(0.85)
  expect(estimated / actual).toBeLessThan(1.4)
})

test('a few values are taken as they are; fewer than two say nothing', () => {
  expect(blockError([1, 3])).toBeCloseTo(1, 15)
  expect(blockError([1, 1, 1])).toBe(0)
  expect(blockError([1])).toBeNaN()
  expect(blockError([])).toBeNaN()
})
