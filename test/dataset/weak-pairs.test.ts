import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type WeakForm, weakPairs } from '../../src/dataset/weak-pairs.ts'
import { seededRandom } from '../../src/math/random.ts'
import { type Trajectory, timeGrid } from '../../src/trajectory.ts'

function sampled(f: (t: number) => readonly number[], times: Float64Array): Trajectory {
  return { dim: f(0).length, times, states: Float64Array.from(Array.from(times, f).flat()), status: 'complete' }
}

const random = seededRandom(5, 2)
const uneven = timeGrid(-2, 0.1, 40).map((t) => t + 0.06 * random())

/** Mean over window i of a function of time, by the window's weights. */
function windowMean(
  { windows: { width, weights, first, origin } }: ReturnType<typeof weakPairs>,
  i: number,
  f: (t: number) => number,
): number {
  let sum = 0
  for (let l = 0; l < width; l++) sum += weights[i * width + l] * f(origin.times[first[i] + l])
  return sum
}

test('along polynomials in time it holds exactly, at uneven times and both ways', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 2, maxLength: 5 }),
      fc.integer({ min: 2, max: 8 }),
      fc.integer({ min: 1, max: 6 }),
      fc.constantFrom(1, -1),
      (c, halfWidth, power, direction) => {
        const value = (t: number): number => c.reduceRight((sum, a) => sum * t + a, 0)
        const slope = (t: number): number => c.reduceRight((sum, a, k) => (k === 0 ? sum : sum * t + k * a), 0)
        const record = sampled(
          (t) => [value(t), -value(t)],
          uneven.map((t) => direction * t),
        )
        const pairs = weakPairs(record, { method: 'weak', halfWidth, power, degree: c.length - 1 })
        const size = Math.max(1, ...record.states.map(Math.abs))
        expect(pairs.size).toBeGreaterThan(0)
        for (let i = 0; i < pairs.size; i++) {
          expect(windowMean(pairs, i, () => 1)).toBeCloseTo(1, 12)
          const mean = windowMean(pairs, i, slope)
          expect(Math.abs(pairs.targets[2 * i] - mean) / size).toBeLessThan(1e-10)
          expect(Math.abs(pairs.targets[2 * i + 1] + mean) / size).toBeLessThan(1e-10)
        }
      },
    ),
  )
})

test('along smooth curves over uniform times the error falls at the order of the degree', () => {
  const errorAt = (dt: number): number => {
    const pairs = weakPairs(
      sampled((t) => [Math.sin(t)], timeGrid(0.3 - 10 * dt, dt, 20)),
      { method: 'weak', halfWidth: 10, degree: 4 },
    )
    return Math.abs(pairs.targets[0] - windowMean(pairs, 0, Math.cos))
  }
  const order = Math.log2(errorAt(0.05) / errorAt(0.025))
  expect(order).toBeGreaterThan(3.9)
  expect(order).toBeLessThan(4.1)
})

test('windows stay within their trajectories, and rows know the sample in their middle', () => {
  const line = (slope: number, n: number): Trajectory => sampled((t) => [slope * t], timeGrid(0, 0.5, n - 1))
  const { size, targets, inputs, origin, windows } = weakPairs([line(3, 7), line(9, 4), line(-2, 5)], {
    method: 'weak',
    halfWidth: 2,
    degree: 1,
    spacing: 2,
  })
  expect(size).toBe(3)
  for (const [i, slope] of [3, 3, -2].entries()) expect(targets[i]).toBeCloseTo(slope, 12)
  expect(Array.from(origin.trajectory)).toEqual([0, 0, 2])
  expect(Array.from(origin.sample)).toEqual([2, 4, 2])
  expect(Array.from(windows.first)).toEqual([0, 2, 11])
  for (const [i, state] of [3, 6, -2].entries()) expect(inputs[i]).toBeCloseTo(state, 12)
})

test('smoothed points stand where the smoothed samples stand', () => {
  const record = sampled((t) => [t ** 2], timeGrid(0, 0.5, 20))
  const smoothing = { method: 'local-polynomial', degree: 2, halfWidth: 3 } as const
  const { origin, windows, targets } = weakPairs(record, { method: 'weak', halfWidth: 4, smoothing })
  expect([origin.sample[0], origin.times[0]]).toEqual([7, 3.5])
  expect(windows.points[0]).toBeCloseTo(1.5 ** 2, 12)
  expect(targets[0]).toBeCloseTo(7, 11)
})

test.each<[string, Partial<WeakForm>, string]>([
  ['a degree too high', { degree: 9 }, 'a window of 9 samples does not determine degree 9'],
  ['a window too wide', { halfWidth: 25 }, 'needs 51 samples, no trajectory has as many'],
  ['no spacing', { spacing: 0 }, 'spacing must be a whole number from 1 up, got 0'],
])('%s is refused', (_, change, message) => {
  const record = sampled((t) => [t], uneven)
  expect(() => weakPairs(record, { method: 'weak', halfWidth: 4, ...change })).toThrow(message)
})
