import { expect, test } from 'vitest'
import { recurrenceMatrix, recurs } from '../../src/compare/recurrence-matrix.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import { seededRandom } from '../../src/math/random.ts'
import { slice, type Trajectory, timeGrid } from '../../src/trajectory.ts'
import { lorenz63 } from '../../systems/chaos/lorenz63.ts'

function rows(dim: number, states: ArrayLike<number>, dt = 1): Trajectory {
  const n = states.length / dim
  return { dim, times: timeGrid(0, dt, n - 1), states: Float64Array.from(states), status: 'complete' }
}

test('a cycle of 25 samples recurs after every 25, in unbroken lines: exact rate, determinism 1', () => {
  const n = 400
  const circle = rows(
    2,
    Array.from({ length: n }, (_, i) => [Math.cos((2 * Math.PI * i) / 25), Math.sin((2 * Math.PI * i) / 25)]).flat(),
  )
  const matrix = recurrenceMatrix(circle, { threshold: 0.01, scale: [1, 1] })
  const wrong: number[][] = []
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) if (recurs(matrix, i, j) !== ((i - j) % 25 === 0)) wrong.push([i, j])
  expect(wrong).toEqual([])
  let points = 0
  for (let lag = 25; lag < n; lag += 25) points += n - lag
  expect(matrix.recurrenceRate).toBeCloseTo(points / ((n * (n - 1)) / 2), 15)
  expect(matrix.determinism).toBe(1)
  expect(matrix.longestLine).toBe(n - 25)
  expect(matrix.meanLine).toBeCloseTo(points / 15, 12)
})

test('independent uniform draws: rate 2ε − ε², determinism 1 − (1 − rate)² for lines of 2', () => {
  const random = seededRandom(11)
  const n = 1500
  const noise = rows(
    1,
    Array.from({ length: n }, () => random()),
  )
  const epsilon = 0.1
  const { recurrenceRate, determinism } = recurrenceMatrix(noise, { threshold: epsilon, scale: [1] })
  const rate = 2 * epsilon - epsilon ** 2
  // The rate is a U-statistic: its error is that of n draws, not of n² pairs.
  expect(Math.abs(recurrenceRate - rate)).toBeLessThan(4 * (2 / Math.sqrt(n)) * 0.03)
  // A point is in a line where one of its neighbors along the diagonal, each by itself, recurs too.
  expect(Math.abs(determinism - (1 - (1 - rate) ** 2))).toBeLessThan(0.01)
})

test('Lorenz is more deterministic than its own shuffled states, at the same recurrence rate', () => {
  const trajectory = slice(integrate(lorenz63, [1, 1, 1], timeGrid(0, 0.05, 1400)), 200)
  const random = seededRandom(2)
  const order = Array.from({ length: 1201 }, (_, i) => i)
  for (let i = order.length - 1; i > 0; i--) {
    const k = Math.floor(random() * (i + 1))
    ;[order[i], order[k]] = [order[k], order[i]]
  }
  const shuffled = rows(
    3,
    order.flatMap((i) => Array.from(trajectory.states.subarray(3 * i, 3 * i + 3))),
  )
  const ordered = recurrenceMatrix(trajectory, { threshold: 0.2 })
  const disordered = recurrenceMatrix(shuffled, { threshold: 0.2 })
  expect(disordered.recurrenceRate).toBeCloseTo(ordered.recurrenceRate, 12)
  expect(ordered.determinism).toBeGreaterThan(0.9)
  // Shuffled, neighbors along a diagonal are independent; pairs of points in a line come by chance.
  const rate = disordered.recurrenceRate
  const expected = 1 - (1 - rate) ** 2
  const points = (rate * (1201 * 1200)) / 2
  expect(Math.abs(disordered.determinism - expected)).toBeLessThan(4 * Math.sqrt((2 * expected) / points))
})

test('the threshold is in standard deviations unless a scale is given; norms differ as they should', () => {
  const line = rows(2, [0, 0, 3, 4, 6, 8])
  const near = (threshold: number, norm: 'euclidean' | 'maximum'): boolean =>
    recurs(recurrenceMatrix(line, { threshold, scale: [1, 1], norm }), 0, 1)
  expect([near(4.9, 'euclidean'), near(5, 'euclidean'), near(3.9, 'maximum'), near(4, 'maximum')]).toEqual([
    false,
    true,
    false,
    true,
  ])
  const stretched = rows(2, [0, 0, 3000, 4, 6000, 8])
  const units = { threshold: 1.8, norm: 'maximum' } as const
  expect(recurrenceMatrix(stretched, units).bits).toEqual(recurrenceMatrix(line, units).bits)
  expect(recurrenceMatrix(stretched, units).scaling).toBe('standard deviations of the trajectory')
})

test('excluded neighbors in time are not counted', () => {
  const slow = rows(
    1,
    Array.from({ length: 100 }, (_, i) => i),
  )
  expect(recurrenceMatrix(slow, { threshold: 3, scale: [1] }).determinism).toBe(1)
  const counted = recurrenceMatrix(slow, { threshold: 3, scale: [1], exclude: 4 })
  expect(counted.recurrenceRate).toBe(0)
  expect(counted.determinism).toBeNaN()
  expect(counted.exclude).toBe(4)
})

const short = rows(1, [1, 2, 3])

test.each<[string, () => unknown]>([
  ['threshold must be positive, got 0', () => recurrenceMatrix(short, { threshold: 0 })],
  ['scale must be 1 positive numbers, got 0', () => recurrenceMatrix(short, { threshold: 1, scale: [0] })],
  ['exclude must be 1, 2, 3, …, got 0', () => recurrenceMatrix(short, { threshold: 1, exclude: 0 })],
  ['shortestLine must be 2, 3, 4, …, got 1', () => recurrenceMatrix(short, { threshold: 1, shortestLine: 1 })],
  ['20001 states', () => recurrenceMatrix(rows(1, new Float64Array(20_001)), { threshold: 1 })],
])('refused: %s', (message, run) => {
  expect(run).toThrow(message)
})
