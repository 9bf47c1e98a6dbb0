import { expect, test } from 'vitest'
import { calibrate, intervals } from '../../../src/learn/ensemble/calibration.ts'
import { type EnsemblePrediction, meanAndSpread } from '../../../src/learn/ensemble/ensemble.ts'
import { seededRandom } from '../../../src/math/random.ts'

const certain = (rows: number, dim = 1): EnsemblePrediction => ({
  mean: new Float64Array(rows * dim),
  spread: new Float64Array(rows * dim),
})

test('mean and standard deviation over the members', () => {
  const { mean, spread } = meanAndSpread([Float64Array.of(1, 5), Float64Array.of(2, 5), Float64Array.of(6, 5)])
  expect([...mean]).toEqual([3, 5])
  expect(spread[0]).toBeCloseTo(Math.sqrt(7), 14)
  expect(spread[1]).toBe(0)
})

test('on average over calibrations the coverage is the rank over n + 1, exactly, whatever the distribution', () => {
  const random = seededRandom(5, 3)
  for (const skew of [1, 6]) {
    const draw = (): number => random() ** skew
    let covered = 0
    for (let repeat = 0; repeat < 4000; repeat++) {
      const calibration = calibrate(certain(19), Float64Array.from({ length: 19 }, draw), Float64Array.of(1))
      covered += Number(draw() <= intervals(calibration, certain(1), 0.9).upper[0])
    }
    // ⌈20 · 0.9⌉ / 20 = 0.9; four standard errors.
    expect(Math.abs(covered / 4000 - 0.9)).toBeLessThan(4 * Math.sqrt(0.09 / 4000))
  }
})

test('intervals widen with the spread, by their own factor for each target', () => {
  const errors = Float64Array.from({ length: 2 * 99 }, (_, i) => (i % 2 === 0 ? 1 : 10) * (1 + Math.floor(i / 2)))
  const calibration = calibrate(certain(99, 2), errors, Float64Array.of(1, 1))
  const asked = { mean: Float64Array.of(7, 7), spread: Float64Array.of(Math.sqrt(3), 0) }
  const { lower, upper } = intervals(calibration, asked, 0.5)
  // The 50th of 99 scores is 50 and 500; √(3 + 1) is 2.
  expect(upper[0]).toBeCloseTo(7 + 100, 10)
  expect(lower[1]).toBeCloseTo(7 - 500, 10)
})

test('an ensemble that was sure and wrong is given infinite intervals, one that was right none', () => {
  const [wrong, right] = [1, 0].map((error) =>
    calibrate(certain(9), new Float64Array(9).fill(error), Float64Array.of(0)),
  )
  expect(intervals(wrong, certain(1), 0.5).upper[0]).toBe(Number.POSITIVE_INFINITY)
  expect(intervals(right, certain(1), 0.5).upper[0]).toBe(0)
})

test('too few rows for the coverage: the message says how many', () => {
  const calibration = calibrate(certain(18), new Float64Array(18), Float64Array.of(1))
  expect(intervals(calibration, certain(1), 0.9).upper[0]).toBe(0)
  expect(() => intervals(calibration, certain(1), 0.95)).toThrow('needs 19 held-out rows or more, there are 18')
  expect(() => intervals(calibration, certain(1), 1)).toThrow('coverage must lie between 0 and 1, got 1')
  expect(() => calibrate(certain(3), new Float64Array(2), Float64Array.of(1))).toThrow('2 target values for 3')
})
