import { expect, test } from 'vitest'
import { adaptiveQuantile } from '../../src/forecast/adaptive-quantile.ts'
import { conformalQuantile } from '../../src/math/conformal-quantile.ts'
import { seededRandom } from '../../src/math/random.ts'

/** Each is known as soon as the next is foretold. */
const known = (i: number): number => i

/** The part that the bounds from the past miss, of those after the first nine. */
function missed(scores: Float64Array, rate: number): number {
  let misses = 0
  for (let i = 9; i < scores.length; i++)
    misses += Number(scores[i] > adaptiveQuantile(scores.subarray(0, i), { coverage: 0.9, rate, known }))
  return misses / (scores.length - 9)
}

test('rate 0 is the conformal quantile, whatever the order', () => {
  const random = seededRandom(1)
  const scores = Float64Array.from({ length: 57 }, random)
  const plain = conformalQuantile(scores.slice().sort(), 0.8, { caller: '', unit: '' })
  expect(adaptiveQuantile(scores, { coverage: 0.8, rate: 0, known })).toBe(plain)
  expect(adaptiveQuantile(scores.slice().reverse(), { coverage: 0.8, rate: 0, known })).toBe(plain)
})

test('scores that grow by up to 1.3 at a time: no more is missed than the levels allow', () => {
  for (const rate of [0.02, 0.05, 0.2]) {
    const random = seededRandom(7)
    const scores = new Float64Array(400)
    let largest = 1
    for (let i = 0; i < scores.length; i++) {
      scores[i] = largest * (0.5 + 0.8 * random())
      largest = Math.max(largest, scores[i])
    }
    expect(missed(scores, 0)).toBeGreaterThan(0.3)
    const highest = 1 + 0.3 * 0.1 + rate * 0.9
    expect(missed(scores, rate)).toBeLessThanOrEqual(0.1 + (highest - 0.9) / (rate * 391) + 1e-9)
  }
})

test('negative scores grow towards 0: those that halve each time are held as well', () => {
  const scores = Float64Array.from({ length: 400 }, (_, i) => -(2 ** -i))
  expect(missed(scores, 0)).toBe(1)
  const highest = 1 + 0.1 + 0.05 * 0.9
  expect(missed(scores, 0.05)).toBeLessThanOrEqual(0.1 + (highest - 0.9) / (0.05 * 391) + 1e-9)
})

test('exchangeable scores: what is missed stays at 1 − coverage, from above and below', () => {
  const random = seededRandom(3)
  const scores = Float64Array.from({ length: 1500 }, random)
  for (const rate of [0, 0.05]) expect(Math.abs(missed(scores, rate) - 0.1)).toBeLessThan(4 * Math.sqrt(0.09 / 1491))
})
