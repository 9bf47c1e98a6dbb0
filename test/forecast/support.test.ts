import { expect, test } from 'vitest'
import { distanceFromData, support } from '../../src/forecast/support.ts'
import type { Trajectory } from '../../src/trajectory.ts'

const trajectory = (states: readonly number[], dim = 1): Trajectory => ({
  dim,
  times: Float64Array.from({ length: states.length / dim }, (_, i) => i),
  states: Float64Array.from(states),
  status: 'complete',
})

/** 0, 1, …, 99 in an order in which no number is near the one before. */
const shuffled = trajectory(Array.from({ length: 100 }, (_, i) => (37 * i) % 100))
const deviation = Math.sqrt((100 ** 2 - 1) / 12)

test('whole numbers are one apart, in standard deviations of a uniform distribution', () => {
  const data = support(shuffled, { theiler: 0 })
  expect(data.usual).toBeCloseTo(1 / deviation, 12)
  expect(data.limit).toBeCloseTo(1 / deviation, 12)
  const distances = distanceFromData(data, trajectory([5, 5.25, 99, 109]))
  for (const [i, expected] of [0, 0.25, 0, 10].entries()) expect(distances[i] * deviation).toBeCloseTo(expected, 10)
})

test('with delays a state is near where its past is near as well', () => {
  const data = support(shuffled, { delays: 2, theiler: 0 })
  const [seen, mixed] = distanceFromData(data, trajectory([37, 74, 11]))
  expect(seen).toBe(0)
  expect(distanceFromData(data, trajectory([37, 50]))[0]).toBeGreaterThan(0.4)
  expect(mixed).toBe(0)
})

test('several records are one set of states, and none goes on into the next', () => {
  const [a, b] = [trajectory([0, 1, 2, 9]), trajectory([50, 51, 53, 58])]
  const data = support([a, b], { delays: 2, theiler: 0 })
  expect(data.states.length).toBe(2 * 6)
  expect(distanceFromData(data, trajectory([9, 50]))[0]).toBeGreaterThan(0.1)
})

test('a constant record and one of another dim are refused', () => {
  expect(() => support(trajectory(new Array(20).fill(3)), { theiler: 0 })).toThrow('the record is constant')
  expect(() => distanceFromData(support(shuffled), trajectory([1, 2], 2))).toThrow('the data have dim 1, the record 2')
})
