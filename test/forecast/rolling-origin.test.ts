import { expect, it } from 'vitest'
import { predict } from '../../src/forecast/predict.ts'
import { rollingOrigin } from '../../src/forecast/rolling-origin.ts'
import { echoStateNetwork } from '../../src/learn/baselines/echo-state-network.ts'
import { linearAutoregression } from '../../src/learn/baselines/linear-autoregression.ts'
import { persistence } from '../../src/learn/baselines/persistence.ts'
import { learnFlowMap } from '../../src/learn/flow-map.ts'
import { forecasterOf } from '../../src/learn/forecaster.ts'
import { slice, type Trajectory, timeGrid } from '../../src/trajectory.ts'

const times = timeGrid(3, 0.25, 199)
const wave: Trajectory = {
  dim: 1,
  times,
  states: times.map((t) => Math.sin(t) + 0.5 * Math.cos(2.2 * t)),
  status: 'complete',
}

it('forecasts know nothing after their origin', () => {
  const seen: number[] = []
  const runs = rollingOrigin(
    wave,
    (known) => {
      seen.push(known.times.length)
      return persistence(known, { delays: 1 })
    },
    { horizon: 10, origins: 4, first: 100 },
  )
  expect(seen).toEqual([100, 130, 160, 190])
  for (const { known, truth, prediction } of runs) {
    expect(truth.times).toEqual(slice(wave, known, known + 10).times)
    expect(prediction.times.every((t, i) => Math.abs(t - truth.times[i]) < 1e-9)).toBe(true)
    expect(new Set(prediction.states)).toEqual(new Set([wave.states[known - 1]]))
  }
})

it('two waves are a linear recurrence of four samples, so every origin foretells them', () => {
  const learn = (known: Trajectory) => linearAutoregression(known, { delays: 4 })
  for (const refit of [true, false])
    for (const { truth, prediction } of rollingOrigin(wave, learn, { horizon: 50, refit }))
      for (const [i, value] of truth.states.entries()) expect(prediction.states[i]).toBeCloseTo(value, 6)
})

it('a model that learns once learns before the first origin', () => {
  let fits = 0
  const learn = (known: Trajectory) => {
    fits++
    expect(known.times.length).toBe(95)
    return persistence(known, { delays: 1 })
  }
  rollingOrigin(wave, learn, { horizon: 10, origins: 3, refit: false })
  expect(fits).toBe(1)
})

it('refuses a record without room', () => {
  const learn = (known: Trajectory) => persistence(known, { delays: 1 })
  expect(() => rollingOrigin(wave, learn, { horizon: 200 })).toThrow('200 samples have no room for 5 forecasts of 200')
  expect(() => rollingOrigin(wave, learn, { horizon: 0 })).toThrow('horizon must be a positive whole number, got 0')
  expect(() => rollingOrigin(wave, learn, { horizon: 9, origins: 1.5 })).toThrow('origins must be')
})

it('maps of whole states, delay maps and reservoirs continue a record alike', () => {
  const angle = timeGrid(0, 0.1, 400)
  const states = new Float64Array(2 * angle.length)
  for (const [i, t] of angle.entries()) states.set([Math.cos(t), Math.sin(t)], 2 * i)
  const circle: Trajectory = { dim: 2, times: angle, states, status: 'complete', variables: ['c', 's'] }
  const known = slice(circle, 0, 350)
  for (const model of [
    forecasterOf(learnFlowMap(known, { width: 20, ridge: { relative: 1e-12 } })),
    linearAutoregression(known, { delays: 2 }),
    echoStateNetwork(known, { size: 30, warmup: 50 }),
  ]) {
    const prediction = predict(model, known, 50)
    expect(prediction.variables).toEqual(['c', 's'])
    expect(prediction.times[0]).toBeCloseTo(35, 9)
    for (const [k, value] of prediction.states.entries()) expect(value).toBeCloseTo(circle.states[700 + k], 2)
    expect(() => predict(model, wave, 5)).toThrow(/dim 1|sampled every/)
    expect(() => predict(model, slice(known, 0, model.memory - 1), 5)).toThrow(/a start needs|no trajectory|0 samples/)
  }
})
