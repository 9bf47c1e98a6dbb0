import { expect, test } from 'vitest'
import { slice, type Trajectory, timeGrid } from '../../src/trajectory.ts'
import { choose } from './choose.ts'
import { evaluateOn } from './evaluate.ts'
import { findLearner, learners } from './learners.ts'
import type { Job } from './row.ts'
import { makeSeries, type Series } from './series.ts'

const job: Job = {
  ...{ system: 'lorenz63', learner: 'persistence', granularity: 15 },
  ...{ observed: 'univariate', noise: false, start: 0 },
}

/** sin(t) with `granularity` samples in each of 12 periods. */
function sine(granularity: number): Series {
  const times = timeGrid(0, (2 * Math.PI) / granularity, 12 * granularity - 1)
  const record: Trajectory = { dim: 1, times, states: times.map((t) => Math.sin(t) + 2), status: 'complete' }
  const test = slice(record, 10 * granularity)
  return { train: slice(record, 0, 10 * granularity), test, truth: test, period: 2 * Math.PI, lyapunovExponent: 1 }
}

test('persistence scores the mean of 200 |x − y| / (|x| + |y|) over what was, and is valid for as long as its mean is below 30', () => {
  const series = sine(20)
  const row = evaluateOn(series, findLearner('persistence', 'univariate').learn, job)
  const last = 2 + Math.sin((-2 * Math.PI) / 20)
  const errors = Array.from({ length: 40 }, (_, k) => {
    const value = 2 + Math.sin((2 * Math.PI * k) / 20)
    return (200 * Math.abs(value - last)) / (value + last)
  })
  const means = errors.map((_, k) => errors.slice(0, k + 1).reduce((sum, error) => sum + error, 0) / (k + 1))
  expect(row.smape).toBeCloseTo(means[39], 10)
  const first = means.findIndex((mean) => mean > 30)
  expect(first).toBeGreaterThan(0)
  expect(row.validTime).toBeCloseTo(first / 20, 10)
  expect(row.lyapunovTimes).toBeCloseTo((2 * Math.PI * first) / 20, 10)
  expect(row).toMatchObject({ status: 'complete', toTheEnd: false })
})

test('a line goes on to the end of a sine: an autoregression of two delays is exact', () => {
  const row = evaluateOn(sine(15), findLearner('linear autoregression', 'univariate').learn, job)
  expect(row.smape).toBeLessThan(1e-6)
  expect(row.toTheEnd).toBe(true)
  expect(row.validTime).toBeCloseTo(29 / 15, 10)
})

test('samples that a forecast lacks count 200', () => {
  const series = sine(20)
  const { learn } = findLearner('persistence', 'univariate')
  const whole = evaluateOn(series, learn, job)
  const cut = evaluateOn(
    series,
    (train) => {
      const model = learn(train)
      const end = train.times[train.times.length - 1] + 10.5 * model.dt
      const advance: typeof model.advance = (y, next, t) =>
        t > end ? next.fill(Number.NaN) : model.advance(y, next, t)
      return { ...model, advance }
    },
    job,
  )
  const short = evaluateOn({ ...series, test: slice(series.test, 0, 11) }, learn, job)
  expect(cut.status).toBe('diverged')
  expect(cut.smape).toBeCloseTo((11 * short.smape + 29 * 200) / 40, 10)
  expect(cut.smape).toBeGreaterThan(whole.smape)
})

test('a learner that throws becomes a failed row, the worst there is', () => {
  const learn = (): never => {
    throw new RangeError('too few samples')
  }
  expect(evaluateOn(sine(15), learn, job)).toEqual({
    ...job,
    ...{ smape: 200, validTime: 0, lyapunovTimes: 0, toTheEnd: false, status: 'failed: too few samples' },
  })
})

test.each(learners.map(({ name, observed, learn }) => [name, observed[0], learn] as const))(
  '%s sees nothing of the test part: its model is the same whatever comes',
  (_name, observed, learn) => {
    const { train, test: next } = makeSeries('rossler', { ...job, observed })
    // Views of one buffer, as in a series: who looks beyond the end of `train` finds what the test part holds.
    const forecast = (disturbed: boolean): Float64Array => {
      const states = Float64Array.from([
        ...train.states,
        ...next.states.map((value) => (disturbed ? -3 * value : value)),
      ])
      const times = Float64Array.from([...train.times, ...next.times])
      const record = slice({ ...train, times, states }, 0, train.times.length)
      const model = learn(record)
      const y = model.stateAfter(record)
      const following = new Float64Array(y.length)
      model.advance(y, following, record.times[record.times.length - 1])
      return following
    }
    expect(forecast(true)).toEqual(forecast(false))
  },
)

test('the choice of settings: what forecasts best within the record, and not what cannot be learned', () => {
  const { train } = sine(15)
  const seen: string[] = []
  choose(train, ['broken', 'climatology', 'linear autoregression'], (known, name) => {
    if (name === 'broken') throw new RangeError('no')
    if (known === train) seen.push(name)
    return findLearner(name, 'univariate').learn(known)
  })
  expect(seen).toEqual(['linear autoregression'])
  const broken = (): never => {
    throw new RangeError('no')
  }
  expect(() => choose(train, ['a', 'b'], broken)).toThrow('no')
  expect(() => choose(train, [], broken)).toThrow('no settings fit a record of 1 variables')
})
