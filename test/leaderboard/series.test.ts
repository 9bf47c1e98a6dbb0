import { expect, test } from 'vitest'
import { component, type Trajectory } from '../../src/trajectory.ts'
import type { Job } from './row.ts'
import { flows, makeSeries } from './series.ts'

const clean = { observed: 'univariate', noise: false } as const
const job: Job = { system: 'lorenz63', learner: 'persistence', granularity: 15, ...clean, start: 0 }

test.each([
  [15, 150, 30],
  [100, 1000, 200],
])('%i samples in a period: %i to learn from, %i to forecast, over 12 periods', (granularity, known, ahead) => {
  for (const { id, system, measured } of [
    flows()[0],
    ...flows()
      .filter(({ system }) => system.dim > 3)
      .slice(0, 2),
  ]) {
    const { train, test: next, period } = makeSeries(id, { ...clean, observed: 'multivariate', granularity, start: 0 })
    expect([train.dim, next.dim]).toEqual([system.dim, system.dim])
    expect([train.times.length, next.times.length]).toEqual([known, ahead])
    expect(next.times[ahead - 1] - train.times[0]).toBeCloseTo(12 * measured.period, 8)
    expect(period).toBe(measured.period)
  }
})

test('one variable is the first of all', () => {
  const [one, all] = (['univariate', 'multivariate'] as const).map((observed) =>
    makeSeries('rossler', { ...job, observed }),
  )
  expect(one.train.dim).toBe(1)
  expect(one.train.states).toEqual(component(all.train, 0))
  expect(one.train.variables).toEqual(all.train.variables?.slice(0, 1))
})

test('every start is another piece of the attractor, always the same one', () => {
  const starts = [0, 1, 1].map((start) => makeSeries('rossler', { ...job, start }).train.states)
  expect(starts[1]).toEqual(starts[2])
  expect(starts[1][0]).not.toBeCloseTo(starts[0][0], 3)
})

test('noise of a fifth of the deviation lies on all samples but those of the truth', () => {
  const exact = makeSeries('rossler', { ...job, granularity: 100 })
  const noisy = makeSeries('rossler', { ...job, granularity: 100, noise: true })
  const deviation = (values: Float64Array): number =>
    Math.sqrt(values.reduce((sum, v) => sum + v * v, 0) / values.length)
  const ratio = (a: Trajectory, b: Trajectory): number =>
    deviation(a.states.map((value, k) => value - b.states[k])) / deviation(exact.train.states)
  // The relative error of a deviation from n samples is 1/√(2n): four of them; the mean of x, near 0, adds less.
  expect(Math.abs(ratio(noisy.train, exact.train) / 0.2 - 1)).toBeLessThan(4 / Math.sqrt(2000) + 0.02)
  expect(Math.abs(ratio(noisy.test, exact.test) / 0.2 - 1)).toBeLessThan(4 / Math.sqrt(400) + 0.02)
  expect(noisy.truth).toEqual(exact.test)
})

test('angles that turn without end are seen through their sines', () => {
  const { train } = makeSeries('drivenPendulum', { ...job, observed: 'multivariate' })
  expect(train.variables).toEqual(['sinTheta', 'omega'])
  expect(Math.max(...component(train, 0).map(Math.abs))).toBeLessThanOrEqual(1)
  const disk = makeSeries('blinkingRotlet', { ...job, observed: 'multivariate' }).train
  expect(
    Math.max(...Array.from(disk.times, (_, i) => Math.hypot(disk.states[2 * i], disk.states[2 * i + 1]))),
  ).toBeLessThanOrEqual(1)
})
