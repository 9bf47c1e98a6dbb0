import { expect, test } from 'vitest'
import { seededRandom } from '../../src/math/random.ts'
import { mean, median, quantile, standardDeviation } from '../../src/math/statistics.ts'
import { sampleWithoutReplacement } from '../../src/math/weighted-sampling.ts'

test('one seed and stream, one sequence; another seed or stream, another', () => {
  const draw = (seed: number, stream: number): number[] => Array.from({ length: 5 }, seededRandom(seed, stream))
  expect(draw(7, 2)).toEqual(draw(7, 2))
  expect(draw(7, 2)).not.toEqual(draw(7, 3))
  expect(draw(7, 2)).not.toEqual(draw(8, 2))
})

test('draws have the moments of the uniform distribution', () => {
  const draws = Array.from({ length: 20_000 }, seededRandom(1))
  // Four standard errors of the mean, and of the standard deviation (kurtosis 1.8).
  expect(Math.abs(mean(draws) - 0.5)).toBeLessThan(4 / Math.sqrt(12 * 20_000))
  expect(Math.abs(standardDeviation(draws) - 1 / Math.sqrt(12))).toBeLessThan(
    (4 / Math.sqrt(12)) * Math.sqrt(0.2 / 20_000),
  )
})

test.each([0.5, Number.NaN, 2 ** 33])('seed %d is refused', (seed) => {
  expect(() => seededRandom(seed)).toThrow(`got ${seed}`)
})

test('weighted draws without replacement: first draw follows the weights, none repeats, zero weights never come', () => {
  const weights = Float64Array.of(1, 0, 2, 3, 0, 4)
  const counts = new Array<number>(6).fill(0)
  const random = seededRandom(4)
  const runs = 20_000
  for (let i = 0; i < runs; i++) counts[sampleWithoutReplacement(weights, 1, random)[0]]++
  weights.forEach((w, i) => {
    expect(Math.abs(counts[i] / runs - w / 10)).toBeLessThan(4 * Math.sqrt(0.25 / runs))
  })
  const all = sampleWithoutReplacement(weights, 6, random)
  expect(all.sort()).toEqual([0, 2, 3, 5])
})

test('extreme weights are all drawn in the end', () => {
  const weights = Float64Array.from({ length: 100 }, (_, i) => 10 ** (3 * i - 150))
  expect(sampleWithoutReplacement(weights, 100, seededRandom(1)).sort((a, b) => a - b)).toEqual([...weights.keys()])
})

test('quantiles of 0 … 10', () => {
  const x = Array.from({ length: 11 }, (_, i) => 10 - i)
  expect([quantile(x, 0), quantile(x, 0.25), median(x), quantile(x, 1)]).toEqual([0, 2.5, 5, 10])
  expect(() => quantile([], 0.5)).toThrow('no values')
})
