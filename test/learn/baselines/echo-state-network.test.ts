import { expect, test } from 'vitest'
import { integrate } from '../../../src/integrate/integrate.ts'
import { echoStateNetwork } from '../../../src/learn/baselines/echo-state-network.ts'
import { driveOf, reservoir } from '../../../src/learn/baselines/reservoir.ts'
import { eigenvalues } from '../../../src/math/dense.ts'
import { rollout } from '../../../src/rollout.ts'
import { slice, stateAt, type Trajectory, timeGrid } from '../../../src/trajectory.ts'
import { lorenz63 } from '../../../systems/chaos/lorenz63.ts'
import { maxDifference } from '../../integrate/problems.ts'

const truth = integrate(lorenz63, lorenz63.initialState, timeGrid(0, 0.02, 3500))
const train = slice(truth, 0, 2500)

test('the links have the spectral radius that was asked for, and the leak mixes', () => {
  const size = 40
  const options = { size, spectralRadius: 0.7, inputScale: 0, biasScale: 0, leak: 0.25, seed: 5 }
  const step = driveOf(reservoir('test', 1, options))
  const matrix = new Float64Array(size * size)
  const [nodes, next] = [new Float64Array(size), new Float64Array(size)]
  for (let j = 0; j < size; j++) {
    nodes.fill(0)[j] = 1e-9
    step(nodes, new Float64Array(1), next)
    for (let i = 0; i < size; i++) matrix[i * size + j] = (next[i] / 1e-9 - (i === j ? 0.75 : 0)) / 0.25
  }
  const { real, imaginary } = eigenvalues(matrix, size)
  expect(Math.max(...real.map((value, k) => Math.hypot(value, imaginary[k])))).toBeCloseTo(0.7, 9)
})

test('echo state: after the warm-up the nodes know the record, not where it began', () => {
  const model = echoStateNetwork(train, { size: 60, warmup: 200 })
  const [early, late] = [model.synchronize(truth), model.synchronize(slice(truth, 700))]
  expect(early.times[0]).toBe(truth.times[200])
  expect(late.times[0]).toBe(truth.times[900])
  expect(maxDifference(stateAt(early, 700), stateAt(late, 0))).toBeLessThan(1e-12)
  expect([...stateAt(late, 0).subarray(0, 3)]).toEqual([...stateAt(truth, 900)])
})

test('one step along a record is the training fit: residuals as reported', () => {
  const model = echoStateNetwork(train, { size: 60 })
  const along = model.synchronize(train)
  const next = new Float64Array(model.dim)
  const sums = [0, 0, 0]
  for (let i = 0; i + 1 < along.times.length; i++) {
    model.advance(stateAt(along, i), next, 0)
    const after = stateAt(along, i + 1)
    for (const c of [0, 1, 2]) sums[c] += (next[c] - after[c]) ** 2
    expect(maxDifference(next.subarray(3), after.subarray(3))).toBe(0)
  }
  for (const c of [0, 1, 2])
    expect(Math.sqrt(sums[c] / (along.times.length - 1)) / model.report.trainingRmse[c]).toBeCloseTo(1, 5)
})

test('Lorenz 63: valid for more than four Lyapunov times (5.2 to 10.5 over seeds and starts); the seed decides every bit', () => {
  const model = echoStateNetwork(train, { size: 200, seed: 1 })
  const along = model.synchronize(slice(truth, 2400))
  for (const start of [0, 200, 400]) {
    const ahead = slice(along, start, start + 222)
    const forecast = rollout(model, stateAt(ahead, 0), ahead.times)
    for (let i = 0; i < 222; i++)
      expect(maxDifference(stateAt(forecast, i).subarray(0, 3), stateAt(ahead, i).subarray(0, 3))).toBeLessThan(5)
  }
  const [again, other] = [1, 2].map((seed) => echoStateNetwork(train, { size: 200, seed }).report.trainingRmse)
  expect(again).toEqual(model.report.trainingRmse)
  expect(other).not.toEqual(again)
})

test('bad options and records are refused with the value', () => {
  expect(() => echoStateNetwork(train, { size: 0 })).toThrow('size must be a whole number from 1 up, got 0')
  expect(() => echoStateNetwork(train, { size: 5, leak: 0 })).toThrow('leak must lie in (0, 1], got 0')
  expect(() => echoStateNetwork(train, { size: 5, warmup: 2500 })).toThrow('2500 samples, but a warm-up of 2500')
  expect(() => echoStateNetwork(train, { size: 5, warmup: 2499 })).toThrow(
    '2500 samples, but a warm-up of 2499, a sample and a target need 2501',
  )
  const scalar: Trajectory = { dim: 1, times: timeGrid(0, 1, 200), states: new Float64Array(201), status: 'complete' }
  expect(() => echoStateNetwork(train, { size: 5 }).synchronize(scalar)).toThrow('the record has dim 1, not 3')
})
