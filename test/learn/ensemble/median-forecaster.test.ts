import { expect, test } from 'vitest'
import { predict } from '../../../src/forecast/predict.ts'
import { iterate } from '../../../src/integrate/iterate.ts'
import { echoStateNetwork } from '../../../src/learn/baselines/echo-state-network.ts'
import { linearAutoregression } from '../../../src/learn/baselines/linear-autoregression.ts'
import { nearestAnalogues } from '../../../src/learn/baselines/nearest-analogues.ts'
import { medianForecaster } from '../../../src/learn/ensemble/median-forecaster.ts'
import { median } from '../../../src/math/statistics.ts'
import { defineMap } from '../../../src/system/define-map.ts'
import { slice, stateAt, type Trajectory, timeGrid } from '../../../src/trajectory.ts'

const times = timeGrid(3, 0.25, 399)
const wave: Trajectory = {
  dim: 1,
  times,
  states: times.map((t) => Math.sin(t) + 0.5 * Math.cos(2.2 * t)),
  status: 'complete',
  variables: ['height'],
}

/** x → factor · x. */
const growth = (factor: number) =>
  defineMap({ name: `growth by ${factor}`, parameters: {}, equations: { x: `${factor}*x` }, initialState: { x: 1 } })

test('the median of powers is the power of the median', () => {
  const model = medianForecaster([3, 0.5, 2].map(growth))
  expect(model).toMatchObject({ dim: 4, channels: 1, memory: 1, dt: 1, offsets: [1, 2, 3], initialState: [1, 1, 1, 1] })
  const orbit = iterate(model, [9, 1, 1, 1], 20)
  for (let i = 1; i <= 20; i++) expect([...stateAt(orbit, i)]).toEqual([2 ** i, 3 ** i, 0.5 ** i, 2 ** i])
  expect(model.with({})).toBe(model)
})

test('members with other pasts each go on along their own orbit; the forecast is their median', () => {
  const members = [
    linearAutoregression(slice(wave, 7), { delays: 4 }),
    nearestAnalogues(wave, { delays: 7 }),
    echoStateNetwork(wave, { size: 20, warmup: 30 }),
    echoStateNetwork(wave, { size: 30, warmup: 50, seed: 2 }),
  ]
  const model = medianForecaster(members)
  expect(model.memory).toBe(51)
  expect(model.variables.slice(0, 2)).toEqual(['height[n]', 'height[n] of member 1'])
  expect(model.stateAfter(wave)[0]).toBe(wave.states[399])
  const alone = members.map((member) => predict(member, wave, 60).states)
  const together = predict(model, wave, 60)
  expect(together.variables).toEqual(['height'])
  for (let i = 0; i < 60; i++) expect(together.states[i]).toBe(median(alone.map((states) => states[i])))
})

test('a minority of members that overflow does not end the forecast, half of them do', () => {
  const explosive = defineMap({ name: 'square', parameters: {}, equations: { x: '1e9*x^2' }, initialState: { x: 1 } })
  const few = iterate(medianForecaster([explosive, growth(0.5), growth(0.25)]), [1, 1, 1, 1], 50)
  expect(few.status).toBe('complete')
  // Once one has failed, the median is the mean of the other two.
  expect(few.states[50 * 4]).toBe((0.5 ** 50 + 0.25 ** 50) / 2)
  const half = iterate(medianForecaster([explosive, growth(0.5)]), [1, 1, 1], 50)
  expect(half.status).toBe('diverged')
  expect(half.states.every(Number.isFinite)).toBe(true)
})

test('members that do not fit together are refused', () => {
  expect(() => medianForecaster([growth(2)])).toThrow('1 members; at least 2')
  expect(() => medianForecaster([growth(2), linearAutoregression(wave, { delays: 2 })])).toThrow('by 1 and by 0.25')
  const plane = defineMap({ name: 'p', parameters: {}, equations: { x: 'x', y: 'y' }, initialState: { x: 1, y: 1 } })
  expect(() => medianForecaster([growth(2), plane])).toThrow('forecast 1 and 2 variables')
})
