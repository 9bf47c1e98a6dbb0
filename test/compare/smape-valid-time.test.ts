import { expect, test } from 'vitest'
import { smapeValidTime } from '../../src/compare/smape-valid-time.ts'
import { pair, series } from './pointwise-pairs.ts'

test('a relative error that grows as ε e^{λt} reaches sMAPE s at ln(2s/(200 − s)/ε)/λ', () => {
  const [dt, rate, start] = [0.01, 0.5, 1e-6]
  const truth = series(new Float64Array(4000).fill(7), dt)
  const prediction = { ...truth, states: truth.times.map((t) => 7 * (1 + start * Math.exp(rate * t))) }
  const result = smapeValidTime([{ truth, prediction }], { lyapunovExponent: rate })
  const exact = Math.log(60 / 170 / start)
  expect(result.median).toBeGreaterThanOrEqual(exact)
  expect(result.median).toBeLessThan(exact + rate * dt)
  expect(result).toMatchObject({
    threshold: 30,
    window: 1,
    unit: 'Lyapunov times',
    scaling: 'sMAPE in percent (0 to 200) over all variables and one sample',
    unfinished: 0,
  })
})

test('averaged over w samples, an error that jumps to 200 exceeds s once more than s w / 200 of them are in', () => {
  const list = [
    pair(
      new Float64Array(40).fill(1),
      Float64Array.from({ length: 40 }, (_, i) => (i < 20 ? 1 : -1)),
    ),
  ]
  const at = (window: number) => smapeValidTime(list, { window }).values[0]
  expect(at(1)).toBe(20)
  expect(at(6)).toBe(20)
  // Of 10 samples the second is too much: 1 · 200 / 10 is 20.
  expect(at(10)).toBe(21)
  // Since the start: 200 k / (20 + k) > 30 from k = 4 on.
  expect(at(Number.POSITIVE_INFINITY)).toBe(23)
})

test('a prediction that stops ends there; one that never fails is a lower bound', () => {
  const result = smapeValidTime([pair([1, 1, 1, 1], [1, 1]), pair([1, 1, 1, 1], [1, 1, 1, 1])])
  expect(result).toMatchObject({ values: [2, 3], unfinished: 1, unit: 'time units' })
})

test.each([
  [{ window: 0 }, 'window must be a whole number of samples from 1 or Infinity, got 0'],
  [{ window: 1.5 }, 'got 1.5'],
  [{ threshold: 200 }, 'threshold must lie between 0 and 200 percent, got 200'],
])('refused: %o', (options, message) => {
  expect(() => smapeValidTime([pair([1], [1])], options)).toThrow(message)
})
