import { expect, test } from 'vitest'
import { forecastError } from '../../src/compare/forecast-error.ts'
import { delayEmbed } from '../../src/dataset/delay-embedding.ts'
import { fitAdjustment } from '../../src/dataset/fit-adjustment.ts'
import { adjusted } from '../../src/learn/adjusted.ts'
import { linearAutoregression } from '../../src/learn/baselines/linear-autoregression.ts'
import { persistence } from '../../src/learn/baselines/persistence.ts'
import { learnDelayMap } from '../../src/learn/delay-map.ts'
import type { DelaySystem } from '../../src/learn/delay-system.ts'
import { readTrajectory } from '../../src/node/files.ts'
import { rollout } from '../../src/rollout.ts'
import { slice, stateAt, type Trajectory, timeGrid } from '../../src/trajectory.ts'

const months = timeGrid(1990, 1 / 12, 359)
const season = [0, 1, 3, 2, -1, -3, 4, 0, 0, 2, -2, -6]
const value = (i: number): number => 300 + 0.1 * i + 0.0005 * i * i + season[i % 12]
const record: Trajectory = { dim: 1, times: months, states: months.map((_, i) => value(i)), status: 'complete' }

test.each([
  ['persistence', persistence],
  ['linear autoregression', linearAutoregression],
] as const)('%s on what remains of trend plus season continues both exactly', (name, learn) => {
  const model = adjusted(slice(record, 0, 200), { trend: 2, season: 12 }, (residual) => learn(residual, { delays: 3 }))
  expect(model).toMatchObject({ name: `${name}, adjusted`, dim: 3, delays: 3, channels: 1 })
  const start = stateAt(delayEmbed(record, { delays: 3 }), 197)
  const forecast = rollout(model, start, months.subarray(199, 299))
  for (let k = 0; k < 100; k++) expect(forecast.states[3 * k]).toBeCloseTo(value(199 + k), 8)
})

test('a step is the residual’s own step with trend and season taken off and put on', () => {
  const noisy: Trajectory = { ...record, states: record.states.map((v, i) => v + Math.sin(0.7 * i)) }
  const options = { trend: 1, season: { period: 1, harmonics: 3 } }
  const model = adjusted(noisy, options, (residual) => learnDelayMap(residual, { delays: 4, spacing: 2, width: 30 }))
  const { remove, restore } = fitAdjustment(noisy, options)
  const past = slice(noisy, 100, 107)
  const newestFirst = (t: Trajectory): Float64Array => t.states.slice().reverse()
  const [next, inner] = [new Float64Array(7), new Float64Array(7)]
  model.advance(newestFirst(past), next, months[106])
  model.residual.advance(newestFirst(remove(past)), inner, months[106])
  const one = { ...past, times: months.slice(107, 108), states: inner.slice(0, 1) }
  expect(next[0]).toBeCloseTo(restore(one).states[0], 10)
  expect([...next.subarray(1)]).toEqual([...newestFirst(past).subarray(0, 6)])
})

test('several records: the learner gets the residual of each', () => {
  const pieces = [slice(record, 0, 90), slice(record, 100, 180)]
  let got: readonly Trajectory[] = []
  const model = adjusted(pieces, { trend: 2, season: 12 }, (residuals) => {
    got = residuals
    return linearAutoregression(residuals, { delays: 2 })
  })
  expect(got.map(({ times }) => times.length)).toEqual([90, 80])
  for (const { states } of got) for (const rest of states) expect(Math.abs(rest)).toBeLessThan(1e-9)
  const forecast = rollout(model, [value(240), value(239)], months.subarray(240, 270))
  expect(forecast.states[2 * 29]).toBeCloseTo(value(269), 7)
})

test('CO2 at Mauna Loa, a quarter to a year ahead: half the error of what is learned without, and of persistence', () => {
  const co2 = readTrajectory('examples/data/mauna-loa-co2.csv')
  const train = slice(co2, 0, 374)
  const observed = delayEmbed(slice(co2, 374 - 3), { delays: 4 })
  const learn = (record: Trajectory): DelaySystem => linearAutoregression(record, { delays: 4 })
  const [good, plain, naive] = [
    adjusted(train, { trend: 1, season: 12 }, learn),
    learn(train),
    persistence(train, { delays: 4 }),
  ].map((model) => forecastError(model, observed, [3, 6, 12], [1]).rmse)
  for (const k of [0, 1, 2]) {
    expect(good[k]).toBeLessThan(0.5 * plain[k])
    expect(good[k]).toBeLessThan(0.5 * naive[k])
  }
})
