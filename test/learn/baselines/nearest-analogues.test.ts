import { expect, test } from 'vitest'
import { forecastError } from '../../../src/compare/forecast-error.ts'
import { delayEmbed } from '../../../src/dataset/delay-embedding.ts'
import { integrate } from '../../../src/integrate/integrate.ts'
import { iterate } from '../../../src/integrate/iterate.ts'
import { nearestAnalogues } from '../../../src/learn/baselines/nearest-analogues.ts'
import { persistence } from '../../../src/learn/baselines/persistence.ts'
import { seededRandom } from '../../../src/math/random.ts'
import { standardDeviation } from '../../../src/math/statistics.ts'
import { slice, type Trajectory, timeGrid } from '../../../src/trajectory.ts'
import { lorenz63 } from '../../../systems/chaos/lorenz63.ts'

function recordOf(values: readonly number[], dim = 1): Trajectory {
  const n = values.length / dim
  return { dim, times: timeGrid(0, 1, n - 1), states: Float64Array.from(values), status: 'complete' }
}

test('one neighbor: a periodic record is continued for ever', () => {
  const cycle = [3, 5, 2, 9, 4]
  const record = recordOf(Array.from({ length: 24 }, (_, i) => cycle[i % 5]))
  const orbit = iterate(nearestAnalogues(record, { delays: 2, neighbors: 1 }), [2, 5], 12)
  expect(Array.from(orbit.times, (_, i) => orbit.states[2 * i])).toEqual([2, 9, 4, 3, 5, 2, 9, 4, 3, 5, 2, 9, 4])
})

test('the neighbors are those of a full sort, and their increments are averaged', () => {
  const random = seededRandom(2)
  const values = Array.from({ length: 400 }, () => random())
  const record = recordOf(values, 2)
  const model = nearestAnalogues(record, { delays: 2, neighbors: 7 })
  const embedded = delayEmbed(record, { delays: 2 })
  const deviation = [0, 1, 2, 3].map((j) => standardDeviation(column(embedded.states, 4, j).slice(0, -1)))
  const y = [0.3, 0.6, 0.5, 0.2]
  const order = Array.from({ length: 198 }, (_, i) => ({
    i,
    distance: Math.hypot(...y.map((value, j) => (embedded.states[4 * i + j] - value) / deviation[j])),
  })).sort((a, b) => a.distance - b.distance)
  const next = new Float64Array(4)
  model.advance(Float64Array.from(y), next, 0)
  for (const c of [0, 1]) {
    const increments = order.slice(0, 7).map(({ i }) => values[2 * (i + 2) + c] - values[2 * (i + 1) + c])
    expect(next[c]).toBeCloseTo(y[c] + increments.reduce((a, b) => a + b) / 7, 13)
  }
  expect([...next.subarray(2)]).toEqual([0.3, 0.6])
})

function column(values: Float64Array, dim: number, j: number): number[] {
  return Array.from({ length: values.length / dim }, (_, i) => values[i * dim + j])
}

test('Lorenz 63, x alone: far better than persistence', () => {
  const truth = integrate(lorenz63, lorenz63.initialState, timeGrid(0, 0.05, 4200))
  const x: Trajectory = { ...truth, dim: 1, states: Float64Array.from(column(truth.states, 3, 0)), variables: ['x'] }
  const observed = delayEmbed(slice(x, 4000), { delays: 4 })
  const [analogues, naive] = [nearestAnalogues, persistence].map((learn) =>
    forecastError(learn(slice(x, 0, 4000), { delays: 4 }), observed, [1, 5], [8]),
  )
  for (const k of [0, 1]) expect(analogues.rmse[k]).toBeLessThan(0.2 * naive.rmse[k])
})

test('bad counts are refused with the value', () => {
  const record = recordOf([1, 2, 3, 4, 5])
  expect(() => nearestAnalogues(record, { delays: 0 })).toThrow('delays must be a whole number from 1 up, got 0')
  expect(() => nearestAnalogues(record, { delays: 2, neighbors: 4 })).toThrow(
    '4 neighbors, but there are 3 delay vectors',
  )
})
