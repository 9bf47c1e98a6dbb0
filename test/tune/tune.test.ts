import { expect, test } from 'vitest'
import { integrate } from '../../src/integrate/integrate.ts'
import { iterate } from '../../src/integrate/iterate.ts'
import { type FlowMap, learnFlowMap } from '../../src/learn/flow-map.ts'
import { normalPairs } from '../../src/math/normal-pairs.ts'
import { rollout } from '../../src/rollout.ts'
import { defineMap } from '../../src/system/define-map.ts'
import { defineOde } from '../../src/system/define-ode.ts'
import { slice, stateAt, type Trajectory, timeGrid } from '../../src/trajectory.ts'
import type { Candidate } from '../../src/tune/candidate.ts'
import { tune } from '../../src/tune/tune.ts'
import type { TuneFlowMapOptions } from '../../src/tune/tune-options.ts'
import { lorenz63 } from '../../systems/chaos/lorenz63.ts'

const lorenz = integrate(lorenz63, [1, 1, 20], timeGrid(0, 0.02, 1500))
const tent = iterate(
  defineMap({ name: 'tent', equations: { x: '1 - 1.9*abs(x)' }, initialState: { x: 0.3 } }),
  [0.3],
  1200,
)

const swim = (slopeScale: number, width: number, ridge?: Candidate['ridge']): Candidate => ({
  sampler: { name: 'swim', slopeScale },
  width,
  ...(ridge && { ridge }),
})

test('a smooth flow wants flat neurons, a kink steep ones', () => {
  const candidates = [1, 0.25].map((slope) => swim(slope, 80))
  expect(tune(lorenz, { learn: 'flow-map', candidates }).best.sampler.slopeScale).toBe(0.25)
  expect(tune(tent, { learn: 'flow-map', candidates }).best.sampler.slopeScale).toBe(1)
})

test('the search of its own beats the default by orders, and the model is learned from all data', () => {
  const tuned = tune(lorenz, { learn: 'flow-map', maxWidth: 128, seed: 4 })
  const [first] = tuned.tried
  expect(first.candidate).toEqual(tuned.best)
  expect(tuned.best.width).toBeGreaterThan(90)
  const plain = tuned.tried.find(
    ({ candidate: { sampler, ridge } }) => sampler.name === 'swim' && sampler.slopeScale === 1 && !ridge,
  )!
  expect(first.error).toBeLessThan(plain.error / 1000)
  for (const [k, { error }] of tuned.tried.entries())
    expect(error).toBeGreaterThanOrEqual(tuned.tried[Math.max(0, k - 1)].error)
  expect(tuned.model.network).toEqual(learnFlowMap(lorenz, tuned.options).network)
  expect(tuned.model.report.rows).toBe(1500)
  expect(tuned.reason).toContain(`299 held-out starts of 1 step, ${tuned.tried.length} candidates tried`)
})

test('rollouts avoid a model that is best at one step and leaves the attractor', () => {
  const relaxing = defineOde({
    name: 'van der Pol, stiff',
    equations: { x: 'y', y: '5*(1 - x^2)*y - x' },
    initialState: { x: 2, y: 0 },
  })
  const record = integrate(relaxing, [2, 0], timeGrid(0, 0.5, 300))
  const fresh = integrate(relaxing, [2, 0], timeGrid(0, 0.37, 100))
  const candidates = [1e-6, 1e-4, 1e-2].flatMap((relative) =>
    [30, 60, 120].map((width) => swim(0.25, width, { relative })),
  )
  const options: TuneFlowMapOptions = { learn: 'flow-map', candidates, holdOut: 0.4, seed: 1 }
  const oneStep = tune(record, options)
  const long = tune(record, { ...options, by: { measure: 'rmse', horizon: 60 } })
  // Rollouts of 300 steps from states of the cycle, |x| ≤ 2, |y| ≤ 7.5, in a box three times as large.
  const region = { lower: [-6, -22], upper: [6, 22] }
  const lost = (model: FlowMap): number =>
    Array.from({ length: 20 }, (_, k) =>
      rollout(model, stateAt(fresh, 5 * k), timeGrid(0, 0.5, 300), { region }),
    ).filter(({ status }) => status !== 'complete').length
  expect(lost(oneStep.model)).toBeGreaterThan(15)
  expect(lost(long.model)).toBe(0)
  const rejected = long.tried.find(({ candidate }) => candidate === oneStep.best)!
  expect(rejected.error).toBe(Number.POSITIVE_INFINITY)
})

test('a longer valid time does not excuse predictions that leave the region', () => {
  const normal = normalPairs(1, 0, 0)
  const noisy = { ...lorenz, states: lorenz.states.map((value, i) => value + 0.08 * normal(0, i)[0]) }
  const candidates = [swim(0.25, 32), swim(0.25, 128), swim(0.25, 256), swim(0.25, 512)]
  const { tried } = tune(noisy, { learn: 'flow-map', candidates, by: 'rollout' })
  const stable = tried.map(({ error }) => Number.isFinite(error))
  expect(stable).toEqual([...stable].sort((a, b) => Number(b) - Number(a)))
  expect(new Set(stable).size).toBe(2)
  const [kept, lost] = [true, false].map((which) => tried.filter((_, k) => stable[k] === which))
  for (const group of [kept, lost])
    for (const [k, { validTime }] of group.entries())
      expect(validTime).toBeLessThanOrEqual(group[Math.max(0, k - 1)].validTime)
})

test('vector fields are tuned too; among equal valid times the error decides', () => {
  const data = slice(lorenz, 0, 800)
  const shared = { derivatives: lorenz63 }
  const candidates = [swim(1, 20), swim(0.25, 60), swim(1, 60)]
  const tuned = tune(data, { learn: 'vector-field', candidates, shared, by: { horizon: 20, starts: 5 } })
  expect(tuned.model.kind).toBe('ode')
  expect(tuned.best).toEqual(candidates[1])
  expect(tuned.tried[0].validTime).toBeCloseTo(0.4, 12)
  expect(tuned.tried[1].validTime).toBeCloseTo(0.4, 12)
  expect(tuned.tried[0].error).toBeLessThan(tuned.tried[1].error)
})

test('a budget of operations is kept, the last fit included, and more of it finds no worse', () => {
  const budgets = [3e8, 6e8, 2e9]
  const runs = budgets.map((flops) => tune(lorenz, { learn: 'flow-map', budget: { flops } }))
  for (const [k, { flops, tried, model }] of runs.entries()) {
    expect(flops).toBeLessThanOrEqual(budgets[k])
    expect(flops).toBe(tried.reduce((sum, trial) => sum + trial.flops, model.report.cost.flops))
    if (k > 0) expect(tried[0].error).toBeLessThanOrEqual(runs[k - 1].tried[0].error)
  }
  expect(runs[2].tried.length).toBeGreaterThan(runs[0].tried.length)
  expect(() => tune(lorenz, { learn: 'flow-map', budget: { flops: 1e6 } })).toThrow('the budget is too small')
})

test('seconds that are over end the search after the candidates that were begun', () => {
  const { tried } = tune(lorenz, { learn: 'flow-map', budget: { seconds: 1e-3 } })
  expect(tried.length).toBe(1)
})

test('whole trajectories are held out where there are many', () => {
  const many = Array.from({ length: 10 }, (_, k): Trajectory => slice(lorenz, 100 * k, 100 * k + 100))
  const tuned = tune(many, { learn: 'flow-map', candidates: [swim(0.25, 40)], by: { horizon: 99, starts: 50 } })
  expect(tuned.reason).toContain('2 held-out starts of 99 steps')
  expect(tuned.model.report.rows).toBe(990)
})

test('a stride predicts every so many samples; a candidate that cannot be fitted is no more than the last', () => {
  const candidates = [swim(0.25, 40), swim(-1, 40), swim(0.5, 40)]
  const tuned = tune(lorenz, { learn: 'flow-map', shared: { stride: 3 }, candidates })
  expect(tuned.model.dt).toBeCloseTo(0.06, 12)
  expect(tuned.tried[2]).toMatchObject({ candidate: candidates[1], error: Number.POSITIVE_INFINITY })
  expect(tuned.tried[2].message).toContain('slopeScale must be positive, got -1')
  expect(() => tune(lorenz, { learn: 'flow-map', candidates: [candidates[1]] })).toThrow('every candidate failed')
})

test.each<[string, Partial<TuneFlowMapOptions>]>([
  ['holdOut must lie between 0 and 1, got 1', { holdOut: 1 }],
  ['by.horizon must be a positive whole number, got 0', { by: { horizon: 0 } }],
  ['too few to predict 5000 steps', { by: { horizon: 5000 } }],
  ['by.threshold must be positive, got -1', { by: { threshold: -1 } }],
  ['maxWidth must be a positive whole number, got 0.5', { maxWidth: 0.5 }],
  ['a budget must be positive, got 0', { budget: { flops: 0 } }],
  ['the list of candidates is empty', { candidates: [] }],
])('refused: %s', (message, options) => {
  expect(() => tune(lorenz, { learn: 'flow-map', ...options })).toThrow(message)
})
