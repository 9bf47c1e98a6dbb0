import { expect, test } from 'vitest'
import { predict } from '../../src/forecast/predict.ts'
import { rollingOrigin } from '../../src/forecast/rolling-origin.ts'
import { forecasterOf } from '../../src/learn/forecaster.ts'
import { learnRecurrentNetwork } from '../../src/learn/recurrent/learn-recurrent-network.ts'
import { slice, stateAt, type Trajectory, timeGrid } from '../../src/trajectory.ts'
import { maxDifference } from '../integrate/problems.ts'

const times = timeGrid(5, 0.1, 999)
/** Two harmonics: a linear recurrence of four samples. */
const wave: Trajectory = {
  dim: 1,
  times,
  states: times.map((t) => Math.cos(t) + 0.4 * Math.sin(2.7 * t)),
  status: 'complete',
  variables: ['height'],
}
const known = slice(wave, 0, 400)

test.each(['edmd', 'none'] as const)('a harmonic record goes on, 60 time units ahead (%s)', (stateMap) => {
  const model = learnRecurrentNetwork(known, { delays: 4, width: 20, stateMap })
  const ahead = predict(model, known, 600)
  expect(ahead.variables).toEqual(['height'])
  expect(maxDifference(ahead.times, wave.times.subarray(400))).toBeLessThan(1e-9)
  expect(maxDifference(ahead.states, wave.states.subarray(400))).toBeLessThan(1e-6)
})

test('a start needs as many samples as the state holds, whatever the warm-up', () => {
  const model = learnRecurrentNetwork(known, { delays: 4, width: 20, warmup: 30 })
  expect([model.channels, model.memory, model.dim]).toEqual([1, 4, 4])
  expect(forecasterOf(model)).toBe(model)
  const start = model.stateAfter(slice(known, 100, 104))
  expect(start).toEqual(stateAt(model.synchronize(slice(known, 0, 104)), -1))
  expect(start).toEqual(known.states.slice(100, 104).reverse())
  start.fill(0)
  expect(known.states[103]).not.toBe(0)
  expect(() => model.stateAfter(slice(known, 0, 3))).toThrow('a history of 3 samples; a start needs 4')
  const plane = { ...known, dim: 2, times: known.times.subarray(0, 200) }
  expect(() => predict(model, plane, 3)).toThrow("dim 2, the model's record 1")
})

test('with controls that vary, it goes on from the time of the last sample', () => {
  const u = times.map((t) => Math.cos(1.7 * t))
  const states = new Float64Array(1000)
  for (let i = 1; i < 1000; i++) states[i] = 0.9 * states[i - 1] + u[i - 1]
  const driven: Trajectory = { dim: 1, times, states, status: 'complete' }
  const controls = { names: ['u'], values: [u.slice(0, 400)] }
  const model = learnRecurrentNetwork(slice(driven, 0, 400), { delays: 1, width: 8, controls })
  const varying = model.withControls((t, now) => {
    now[0] = Math.cos(1.7 * t)
  })
  expect(maxDifference(predict(varying, slice(driven, 0, 600), 400).states, states.subarray(600))).toBeLessThan(1e-8)
})

test('it is learned anew at every origin', () => {
  const learn = (record: Trajectory) => learnRecurrentNetwork(record, { delays: 4, width: 20 })
  for (const { truth, prediction } of rollingOrigin(wave, learn, { horizon: 100, origins: 3 }))
    expect(maxDifference(prediction.states, truth.states)).toBeLessThan(1e-6)
})
