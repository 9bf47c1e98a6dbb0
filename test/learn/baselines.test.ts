import { expect, test } from 'vitest'
import type { Trajectory } from '../../src/index.ts'
import {
  climatology,
  delayEmbed,
  forecastError,
  iterate,
  linearAutoregression,
  persistence,
  splitByTime,
  timeGrid,
} from '../../src/index.ts'

/** A season of 4 around a mean that the phase decides, plus nothing else. */
const times = timeGrid(2000, 0.25, 39)
const seasonal: Trajectory = { dim: 1, times, states: times.map((_, i) => [3, 5, 2, 9][i % 4]), status: 'complete' }

test('persistence repeats the newest sample', () => {
  const orbit = iterate(persistence(seasonal, { delays: 2 }), [7, 4], 3)
  expect([...orbit.states]).toEqual([7, 4, 7, 7, 7, 7, 7, 7])
})

test('seasonal climatology knows the phase from the time, also past the record', () => {
  const model = climatology(seasonal, { delays: 1, season: 4 })
  const orbit = iterate(model, [0], 8, times[39] + 0.25)
  expect([...orbit.states].slice(1)).toEqual([5, 2, 9, 3, 5, 2, 9, 3])
})

test('climatology without season is the mean', () => {
  expect(iterate(climatology(seasonal, { delays: 1 }), [0], 1).states[1]).toBeCloseTo(19 / 4, 14)
})

test('linear autoregression recovers the coefficients of an AR(2) recursion with intercept', () => {
  const values = [1, 0.5]
  for (let i = 2; i < 60; i++) values.push(0.3 + 1.2 * values[i - 1] - 0.8 * values[i - 2])
  const record: Trajectory = {
    dim: 1,
    times: timeGrid(0, 1, 59),
    states: Float64Array.from(values),
    status: 'complete',
  }
  const orbit = iterate(linearAutoregression(record, { delays: 2 }), [2, -1], 1)
  expect(orbit.states[2]).toBeCloseTo(0.3 + 1.2 * 2 + 0.8, 10)
})

test('forecast error: exact for a model that is right, and the known value for persistence on a ramp', () => {
  const ramp: Trajectory = {
    dim: 1,
    times: timeGrid(0, 1, 20),
    states: Float64Array.from({ length: 21 }, (_, i) => i),
    status: 'complete',
  }
  const { train } = splitByTime(ramp, 0.5)
  const observed = delayEmbed(ramp, { delays: 2 })
  const naive = forecastError(persistence(train, { delays: 2 }), observed, [1, 3], [1])
  expect(naive.rmse).toEqual([1, 3])
  expect(naive.count).toEqual([19, 17])
  const linear = forecastError(linearAutoregression(train, { delays: 2 }), observed, [1, 3], [1])
  for (const value of linear.rmse) expect(value).toBeLessThan(1e-9)
})

test.each([0, 1.5, 20])('lead %d of a record of 20 states is refused', (lead) => {
  const observed = delayEmbed(
    { dim: 1, times: timeGrid(0, 1, 20), states: new Float64Array(21), status: 'complete' },
    { delays: 2 },
  )
  expect(() => forecastError(persistence(observed, { delays: 2 }), observed, [lead], [1])).toThrow(`lead ${lead}`)
})

test('a season longer than the record is refused', () => {
  expect(() => climatology(seasonal, { delays: 1, season: 41 })).toThrow('40 samples do not cover one season of 41')
})
