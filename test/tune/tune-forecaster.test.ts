import { expect, it } from 'vitest'
import { predict } from '../../src/forecast/predict.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import { linearAutoregression } from '../../src/learn/baselines/linear-autoregression.ts'
import { persistence } from '../../src/learn/baselines/persistence.ts'
import { standardDeviation } from '../../src/math/statistics.ts'
import { component, slice, type Trajectory, timeGrid } from '../../src/trajectory.ts'
import { delayFamilies } from '../../src/tune/forecaster/candidates.ts'
import { tuneForecaster } from '../../src/tune/forecaster/tune-forecaster.ts'
import { lorenz63 } from '../../systems/chaos/lorenz63.ts'

const times = timeGrid(0, 1, 239)
const wave: Trajectory = {
  dim: 1,
  times,
  states: times.map((t) => Math.sin(0.4 * t) + 0.3 * Math.sin(0.9 * t + 1)),
  status: 'complete',
}

it('two waves go on for ever', () => {
  const { model, chosen, tried, reason } = tuneForecaster(slice(wave, 0, 180), { horizon: 30 })
  const { states } = predict(model, slice(wave, 0, 180), 60)
  for (const [i, value] of states.entries()) expect(Math.abs(value - wave.states[180 + i])).toBeLessThan(1e-3)
  expect(chosen).toHaveLength(7)
  expect(tried.map(({ error }) => error)).toEqual([...tried.map(({ error }) => error)].sort((a, b) => a - b))
  expect(reason).toMatch(/^7 of \d+ candidates, .* forecasts of 30 samples from 3 origins/)
})

it('sees nothing of what comes after the record, and gives the same bits again', () => {
  const changed: Trajectory = { ...wave, states: wave.states.map((value, i) => (i < 180 ? value : 99)) }
  const [one, two] = [wave, changed].map((record) => {
    const known = slice(record, 0, 180)
    return predict(tuneForecaster(known, { horizon: 20 }).model, known, 20).states
  })
  expect(one).toEqual(two)
})

it('keeps forecasts of Lorenz near the record and beats persistence by far', () => {
  const whole = integrate(lorenz63, [-5, 3, 30], timeGrid(0, 0.05, 359))
  const record: Trajectory = { ...whole, dim: 1, states: component(whole, 0), variables: ['x'] }
  const known = slice(record, 0, 340)
  const { states } = predict(tuneForecaster(known, { horizon: 20 }).model, known, 20)
  const stay = predict(persistence(known, { delays: 1 }), known, 20).states
  const rmse = (said: Float64Array): number =>
    Math.sqrt(said.reduce((sum, value, i) => sum + (value - record.states[340 + i]) ** 2, 0) / 20)
  expect(rmse(states)).toBeLessThan(0.2 * rmse(stay))
  const far = predict(tuneForecaster(known, { horizon: 20 }).model, known, 2000)
  expect(far.status).toBe('complete')
  expect(standardDeviation(far.states)).toBeGreaterThan(1)
  expect(Math.max(...far.states.map(Math.abs))).toBeLessThan(30)
})

it('a rival that is right is chosen, by name', () => {
  const noisy = { ...wave, states: wave.states.map((value, i) => value + 0.02 * Math.sin(7 * i * i)) }
  const rivals = [
    { name: 'linear, 20 delays', learn: (known: Trajectory) => linearAutoregression(known, { delays: 20 }) },
  ]
  const { tried } = tuneForecaster(noisy, { horizon: 20, rivals })
  expect(tried.some(({ candidate }) => candidate === 'linear, 20 delays')).toBe(true)
  const failing = [
    {
      name: 'none',
      learn: () => {
        throw new RangeError('no luck')
      },
    },
  ]
  const { tried: others } = tuneForecaster(noisy, { horizon: 20, rivals: failing })
  expect(others[others.length - 1]).toEqual({ candidate: 'none', error: Number.POSITIVE_INFINITY, message: 'no luck' })
})

it('refuses what cannot be', () => {
  expect(() => tuneForecaster(slice(wave, 0, 10), { horizon: 10 })).toThrow('tuneForecaster: 10 samples have no room')
  expect(() => tuneForecaster(wave, { members: 1 })).toThrow('members must be a whole number from 2, got 1')
})

it('a record without a period has candidates too', () => {
  const families = delayFamilies({ ...wave, states: times.map((t) => t ** 2) })
  expect(families.length).toBeGreaterThan(5)
  expect(Math.max(...families.map(({ delays, spacing = 1 }) => delays * spacing))).toBeLessThan(30)
})
