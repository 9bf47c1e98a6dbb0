import { afterAll, expect, test } from 'vitest'
import { integrate } from '../../src/integrate/integrate.ts'
import { iterate } from '../../src/integrate/iterate.ts'
import { learnFlowMap } from '../../src/learn/flow-map.ts'
import { normalPairs } from '../../src/math/normal-pairs.ts'
import { rootMeanSquare, standardDeviation } from '../../src/math/statistics.ts'
import { nodePool } from '../../src/node/node-pool.ts'
import { defineMap } from '../../src/system/define-map.ts'
import { slice, stateAt, type Trajectory, timeGrid } from '../../src/trajectory.ts'
import { type Candidate, fitOptionsOf } from '../../src/tune/candidate.ts'
import type { Trial } from '../../src/tune/search.ts'
import { tryCandidate } from '../../src/tune/try-candidate.ts'
import { tune } from '../../src/tune/tune.ts'
import { tuneAsync } from '../../src/tune/tune-async.ts'
import type { RolloutCriterion, TuneFlowMapOptions } from '../../src/tune/tune-options.ts'
import { tuningProblem } from '../../src/tune/tuning-problem.ts'
import { lorenz63 } from '../../systems/chaos/lorenz63.ts'

const lorenz = integrate(lorenz63, [1, 1, 20], timeGrid(0, 0.02, 599))
const swim = (slopeScale: number, width: number, ridge?: Candidate['ridge']): Candidate => ({
  sampler: { name: 'swim', slopeScale },
  width,
  ...(ridge && { ridge }),
})
const three = [swim(0.25, 40), swim(0.5, 60), swim(1, 30)]
const oneStep = (origins: number): RolloutCriterion => ({ measure: 'rmse', horizon: 1, starts: 500, origins })
/** All but the time it took. */
const lasting = (tried: readonly Trial[]): unknown[] => tried.map(({ seconds, ...rest }) => rest)
/** Ten runs of 60 samples. */
const many = Array.from({ length: 10 }, (_, k) => slice(lorenz, 60 * k, 60 * k + 60))

test.each<[string, Trajectory | Trajectory[]]>([
  ['a record', lorenz],
  ['many runs', many],
])('one origin is the hold-out: %s', (_, data) => {
  const options: TuneFlowMapOptions = { learn: 'flow-map', candidates: three }
  for (const [plain, by] of [
    ['one-step', oneStep(1)],
    ['rollout', { origins: 1 }],
  ] as const) {
    const [a, b] = [plain, by].map((criterion) => tune(data, { ...options, by: criterion }))
    expect(lasting(b.tried)).toEqual(lasting(a.tried))
    expect(b.reason).toBe(a.reason)
    expect(b.model.network).toEqual(a.model.network)
  }
})

test('the error is the root mean square over fits before each origin, and all of them are paid for', () => {
  const places = [300, 400, 500]
  const candidate = swim(0.25, 40)
  const scale = [0, 1, 2].map((j) => standardDeviation(lorenz.states.filter((_, k) => k % 3 === j)))
  const fits = places.map((place) => learnFlowMap(slice(lorenz, 0, place), fitOptionsOf(candidate, 7)))
  const missed = fits.flatMap((model, f) => {
    const next = new Float64Array(3)
    // The last sample has no successor.
    return Array.from({ length: f < 2 ? 100 : 99 }, (_, i) => {
      model.advance(stateAt(lorenz, places[f] + i), next, 0)
      return rootMeanSquare(next.map((value, j) => (value - stateAt(lorenz, places[f] + i + 1)[j]) / scale[j]))
    })
  })
  const { tried, reason, flops, model } = tune(lorenz, {
    learn: 'flow-map',
    by: oneStep(3),
    candidates: [candidate],
    seed: 7,
  })
  expect(tried[0].error / rootMeanSquare(missed)).toBeCloseTo(1, 6)
  expect(tried[0].flops).toBe(fits.reduce((sum, { report }) => sum + report.cost.flops, 0))
  expect(flops).toBe(tried[0].flops + model.report.cost.flops)
  expect(reason).toContain('; 3 origins of 99 to 100 held-out starts of 1 step, 1 candidates tried')
})

test('a budget of operations holds for the fits of all origins', () => {
  const budget = { flops: 2e8 }
  const run = tune(lorenz, { learn: 'flow-map', by: 'rolling-origin', budget })
  expect(run.flops).toBeLessThanOrEqual(budget.flops)
  expect(run.flops).toBe(run.tried.reduce((sum, trial) => sum + trial.flops, run.model.report.cost.flops))
  expect(run.reason).toContain('3 origins of 20 held-out starts of 49 steps')
  expect(run.tried.length).toBeGreaterThan(3)
})

test('fits see nothing after their origin, and starts lie between it and the next', () => {
  const few = [lorenz, slice(lorenz, 100, 400)]
  const options = { learn: 'flow-map', by: { origins: 3, horizon: 10 } } as const
  const { folds } = tuningProblem(few, options)
  expect(folds.map(({ train }) => train.map(({ times }) => times.length))).toEqual([
    [300, 150],
    [400, 200],
    [500, 250],
  ])
  const last = [500, 250]
  const changed = few.map((record, j) => ({
    ...record,
    states: record.states.map((value, k) => (k < 3 * last[j] ? value : -value)),
  }))
  const other = tuningProblem(changed, options).folds
  expect(other.map(({ train }) => train)).toEqual(folds.map(({ train }) => train))
  expect(other[0].windows).toEqual(folds[0].windows)
  expect(other[2].windows).not.toEqual(folds[2].windows)
  for (const [i, { train, windows }] of folds.entries())
    for (const { times } of windows) {
      const owner = few.findIndex((record, j) => {
        const next = folds[i + 1]?.train[j].times.length ?? record.times.length
        const at = record.times.indexOf(times[0])
        return at >= train[j].times.length && at < next && record.times[at + 10] === times[10]
      })
      expect(owner).toBeGreaterThanOrEqual(0)
    }
})

test('many runs: those before an origin are learned from, those up to the next foretold', () => {
  const { folds } = tuningProblem(many, { learn: 'flow-map', by: { origins: 3, horizon: 59 }, holdOut: 0.6 })
  expect(folds.map(({ train }) => train.length)).toEqual([4, 6, 8])
  expect(folds[1].windows.map(({ times }) => times[0])).toEqual([many[6].times[0], many[7].times[0]])
  expect(folds[2].train[7].states).toEqual(many[7].states)
})

/** A candidate without curvature: its neurons are penalized away, which leaves a straight line. */
const line = swim(0.5, 20, { relative: 1e6 })
const curve = swim(0.5, 20)

/**
 * The logistic map at 4 has the invariant density 1/(π√(x − x²)), mean 1/2, variance 1/8 and no autocorrelation, so the
 * best line is the constant 1/2.
 */
test('a sensor that sticks for the last fifth misleads one origin, but not four', () => {
  const logistic = defineMap({ name: 'logistic', equations: { x: '4*x*(1 - x)' }, initialState: [0.3] })
  const chaos = iterate(logistic, [0.3], 999)
  const stuck = 0.64
  const record = { ...chaos, states: chaos.states.map((x, i) => (i < 800 ? x : stuck)) }
  const by = { learn: 'flow-map', candidates: [line, curve] } as const
  const single = tune(record, { ...by, by: oneStep(1), holdOut: 0.2 })
  const several = tune(record, { ...by, by: oneStep(4), holdOut: 0.8 })
  expect(single.best).toBe(line)
  expect(several.best).toBe(curve)
  // Squared errors, in units of the record's variance.
  const variance = standardDeviation(record.states) ** 2
  const expected = {
    single: [(stuck - 0.5) ** 2, (4 * stuck * (1 - stuck) - stuck) ** 2],
    several: [(3 / 8 + (stuck - 0.5) ** 2) / 4, (4 * stuck * (1 - stuck) - stuck) ** 2 / 4],
  }
  const found = (tried: readonly Trial[]): number[] =>
    [line, curve].map((candidate) => variance * tried.find((trial) => trial.candidate === candidate)!.error ** 2)
  for (const [k, value] of found(single.tried).entries()) expect(value / expected.single[k]).toBeCloseTo(1, 1)
  for (const [k, value] of found(several.tried).entries()) expect(value / expected.several[k]).toBeCloseTo(1, 1)
})

test('white noise: four times the starts give the error a quarter of the variance', () => {
  const squares = (origins: number, holdOut: number): number[] =>
    Array.from({ length: 100 }, (_, seed) => {
      const normal = normalPairs(seed, 0, 0)
      const states = Float64Array.from({ length: 500 }, (_, i) => normal(0, i)[0])
      const record: Trajectory = { dim: 1, times: timeGrid(0, 1, 499), states, status: 'complete' }
      const problem = tuningProblem(record, { learn: 'flow-map', by: oneStep(origins), holdOut })
      return (tryCandidate(problem, { learn: 'flow-map' }, line).error * problem.scale[0]) ** 2
    })
  const [single, several] = [squares(1, 0.2), squares(4, 0.8)].map((values) => standardDeviation(values) ** 2)
  // 2/99 and 2/399 of squares of unit noise; estimates from 100 of them are off by 14 % (one standard error).
  expect(single / (2 / 99)).toBeGreaterThan(0.6)
  expect(single / several).toBeGreaterThan(2.5)
})

const pool = nodePool({ size: 2 })
afterAll(() => pool.close())

test('workers find the same bits', async () => {
  const options = { learn: 'flow-map', by: 'rolling-origin', candidates: three } as const
  const [here, there] = [tune(lorenz, options), await tuneAsync(lorenz, { ...options, pool })]
  expect(lasting(there.tried)).toEqual(lasting(here.tried))
  expect([there.best, there.reason]).toEqual([here.best, here.reason])
})

test('a candidate that fails before one origin has failed, and what it cost until then is counted', () => {
  const learner = { learn: 'flow-map' } as const
  const problem = tuningProblem(lorenz, { ...learner, by: 'rolling-origin' })
  const [first, second] = problem.folds
  const short = { ...second, train: [slice(lorenz, 0, 1)] }
  const { error, flops, message } = tryCandidate({ ...problem, folds: [first, short] }, learner, three[0])
  expect(error).toBe(Number.POSITIVE_INFINITY)
  expect(flops).toBe(learnFlowMap(first.train, fitOptionsOf(three[0], 0)).report.cost.flops)
  expect(message).toContain('sample')
})

test.each<[string, Trajectory | Trajectory[], Partial<TuneFlowMapOptions>]>([
  ['by.origins must be a positive whole number, got 1.5', lorenz, { by: { origins: 1.5 } }],
  ['by.origins must be a positive whole number, got 0', lorenz, { by: { origins: 0 } }],
  [
    "by must be 'one-step', 'rollout', 'rolling-origin' or an object, got 'k-fold'",
    lorenz,
    { by: 'k-fold' as 'rollout' },
  ],
  [
    'of the 10 samples of trajectory 0 holdOut leaves 5 to learn from and 5 for 6 origins; give more data, fewer origins',
    slice(lorenz, 0, 10),
    { by: { origins: 6 } },
  ],
  ['of 10 trajectories holdOut leaves 5 to learn from and 5 for 6 origins', many, { by: { origins: 6 } }],
  [
    'the longest held-out piece has 2 samples, too few to predict 1 steps of 1; give longer trajectories, fewer origins',
    slice(lorenz, 0, 12),
    { by: 'rolling-origin' },
  ],
  [
    'the longest held-out piece has 100 samples, too few to predict 120 steps',
    lorenz,
    { by: { origins: 3, horizon: 120 } },
  ],
])('refused: %s', (message, data, options) => {
  expect(() => tune(data, { learn: 'flow-map', ...options })).toThrow(message)
})
