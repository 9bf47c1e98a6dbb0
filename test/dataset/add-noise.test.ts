import { expect, test } from 'vitest'
import { addNoise } from '../../src/dataset/add-noise.ts'
import { slice, type Trajectory, timeGrid } from '../../src/trajectory.ts'

const n = 20_000
const times = timeGrid(0, 0.01, n - 1)
/** A sine of standard deviation √½·amplitude beside a constant. */
const record: Trajectory = {
  dim: 2,
  times,
  states: Float64Array.from({ length: 2 * n }, (_, k) => (k % 2 ? 7 : 4 * Math.sin(2 * Math.PI * 5 * times[k >> 1]))),
  status: 'complete',
}

/** Mean, standard deviation and lag-one correlation of what was added to variable j. */
function added(noisy: Trajectory, j: number): readonly number[] {
  const e = Float64Array.from(times, (_, i) => noisy.states[2 * i + j] - record.states[2 * i + j])
  const mean = e.reduce((sum, x) => sum + x, 0) / n
  const variance = e.reduce((sum, x) => sum + (x - mean) ** 2, 0) / n
  const lagged = e.slice(1).reduce((sum, x, i) => sum + (x - mean) * (e[i] - mean), 0) / n / variance
  return [mean, Math.sqrt(variance), lagged]
}

test('noise of the size asked for, without mean or memory, within five standard errors', () => {
  const size = 0.1 * Math.sqrt(8)
  const [mean, deviation, lagged] = added(addNoise(record, { relative: 0.1, seed: 3 }), 0)
  expect(Math.abs(mean)).toBeLessThan((5 * size) / Math.sqrt(n))
  expect(Math.abs(deviation / size - 1)).toBeLessThan(5 / Math.sqrt(2 * n))
  expect(Math.abs(lagged)).toBeLessThan(5 / Math.sqrt(n))
  const noisy = addNoise(record, { absolute: [0, 2], seed: 3 })
  expect(added(noisy, 0)[1]).toBe(0)
  expect(Math.abs(added(noisy, 1)[1] / 2 - 1)).toBeLessThan(5 / Math.sqrt(2 * n))
})

test('the same seed gives the same bits, whatever follows; the record itself stays', () => {
  const long = slice(record, 0, 500)
  const before = long.states.slice()
  const whole = addNoise(long, { absolute: [1, 1], seed: 5 })
  const part = addNoise(slice(record, 0, 101), { absolute: [1, 1], seed: 5 })
  expect(part.states).toEqual(whole.states.slice(0, 202))
  expect(addNoise(long, { absolute: [1, 1], seed: 6 }).states).not.toEqual(whole.states)
  expect(long.states).toEqual(before)
  expect(addNoise(long, { relative: 0 }).states).toEqual(before)
})

test.each([
  [{}, 'give either relative or absolute'],
  [{ relative: 0.1, absolute: [1, 1] }, 'give either relative or absolute'],
  [{ relative: -0.1 }, 'a standard deviation of -0.1'],
  [{ relative: Number.NaN }, 'a standard deviation of NaN'],
  [{ absolute: [1] }, '1 absolute sizes for 2 variables'],
  [{ absolute: [1, Number.POSITIVE_INFINITY] }, 'a standard deviation of Infinity'],
] as const)('%o is refused', (options, message) => {
  expect(() => addNoise(record, options)).toThrow(message)
})
