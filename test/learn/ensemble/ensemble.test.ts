import { expect, test } from 'vitest'
import { flowPairs } from '../../../src/dataset/flow-pairs.ts'
import { integrate } from '../../../src/integrate/integrate.ts'
import { calibrate, intervals } from '../../../src/learn/ensemble/calibration.ts'
import { learnEnsemble } from '../../../src/learn/ensemble/ensemble.ts'
import { learnEnsembleRegressor } from '../../../src/learn/ensemble/ensemble-regressor.ts'
import { ensembleField, ensembleMap } from '../../../src/learn/ensemble/ensemble-system.ts'
import { learnFlowMap } from '../../../src/learn/flow-map.ts'
import { type LearnedVectorField, learnVectorField } from '../../../src/learn/vector-field.ts'
import { normalPairs } from '../../../src/math/normal-pairs.ts'
import { seededRandom } from '../../../src/math/random.ts'
import { rollout } from '../../../src/rollout.ts'
import { timeGrid } from '../../../src/trajectory.ts'
import { lorenz63 } from '../../../systems/chaos/lorenz63.ts'

/** A sine under noise. */
function noisy(rows: number, stream: number): { x: Float64Array; y: Float64Array } {
  const random = seededRandom(2, stream)
  const normal = normalPairs(2, stream, 0)
  const x = Float64Array.from({ length: rows }, () => 4 * random() - 2)
  return { x, y: x.map((value, i) => Math.sin(3 * value) + 0.2 * normal(0, i)[0]) }
}

function coverage(targets: Float64Array, { lower, upper }: Record<'lower' | 'upper', Float64Array>): number {
  return targets.filter((value, i) => value >= lower[i] && value <= upper[i]).length / targets.length
}

test('intervals hold what they promise under noise that all members share', () => {
  const [data, fresh] = [noisy(1500, 0), noisy(4000, 1)]
  const model = learnEnsembleRegressor(data.x, data.y, { width: 40, members: 5, seed: 1 })
  for (const asked of [0.5, 0.8, 0.9, 0.95]) {
    const got = coverage(fresh.y, model.intervals(fresh.x, asked))
    // Four standard deviations of the coverage over calibrations on 300 rows (beta distributed).
    expect(Math.abs(got - asked)).toBeLessThan(4 * Math.sqrt((asked * (1 - asked)) / 300))
  }
  // 90 % by the spread alone, as if it were the error's standard deviation.
  const { mean, spread } = model.intervals(fresh.x)
  const [lower, upper] = [-1.645, 1.645].map((z) => mean.map((value, i) => value + z * spread[i]))
  expect(coverage(fresh.y, { lower, upper })).toBeLessThan(0.6)
})

test('the mean of the members is no worse than they are on the whole (convexity)', () => {
  const [data, fresh] = [noisy(300, 0), noisy(1000, 1)]
  const model = learnEnsembleRegressor(data.x, data.y, { width: 60, members: 6 })
  const members = model.members.map((member) => member.score(fresh.x, fresh.y))
  expect(model.score(fresh.x, fresh.y)).toBeGreaterThan(members.reduce((a, b) => a + b) / members.length)
  expect(model.calibration.scores[0].length).toBe(60)
})

test('seeds of their own: the same bits again, no member twice, none shared with the next seed', () => {
  const seeds = (seed: number): number[] => learnEnsemble((s) => s, { members: 50, seed })
  expect(seeds(1)).toEqual(seeds(1))
  expect(new Set([...seeds(0), ...seeds(1), ...seeds(2)]).size).toBe(150)
  expect(() => learnEnsemble((s) => s, { members: 1 })).toThrow('members must be a whole number from 2, got 1')
})

const truth = integrate(lorenz63, [1, 1, 20], timeGrid(0, 0.02, 3000))
const later = integrate(lorenz63, [-3, 2, 15], timeGrid(0, 0.02, 3000))

test('the mean of flow maps is a map, and its one-step intervals are calibrated', () => {
  const map = ensembleMap(learnEnsemble((seed) => learnFlowMap(truth, { width: 60, seed }), { members: 5 }))
  expect(map).toMatchObject({ kind: 'map', dim: 3, variables: ['x', 'y', 'z'] })
  expect(map.dt).toBeCloseTo(0.02, 12)
  const held = flowPairs(later)
  const calibration = calibrate(map.predictRows(held.inputs), held.targets, map.trainingRmse)
  const { inputs, targets } = flowPairs(integrate(lorenz63, [5, 9, 12], timeGrid(0, 0.02, 3000)))
  const prediction = intervals(calibration, map.predictRows(inputs))
  expect(coverage(targets, prediction)).toBeGreaterThan(0.85)
  expect(coverage(targets, prediction)).toBeLessThan(0.95)
  const [next, spread] = [new Float64Array(3), new Float64Array(3)]
  map.advance(inputs.subarray(0, 3), next, 0)
  map.spread(inputs.subarray(0, 3), spread)
  expect(next).toEqual(prediction.mean.subarray(0, 3))
  expect(spread).toEqual(prediction.spread.subarray(0, 3))
  expect(rollout(map, [5, 9, 12], timeGrid(0, 0.02, 50)).status).toBe('complete')
})

test('the mean of vector fields is a vector field; its Jacobian is that of the mean', () => {
  const learn = (seed: number): LearnedVectorField =>
    learnVectorField(truth, { width: 40, derivatives: lorenz63, seed })
  const field = ensembleField(learnEnsemble(learn, { members: 3 }))
  const y = Float64Array.of(2, 3, 20)
  const jacobian = new Float64Array(9)
  field.jacobian?.(0, y, jacobian)
  const at = (j: number, step: number): Float64Array => {
    const dydt = new Float64Array(3)
    field.field(
      0,
      y.map((value, k) => value + (k === j ? step : 0)),
      dydt,
    )
    return dydt
  }
  for (let j = 0; j < 3; j++) {
    const [ahead, behind] = [at(j, 1e-5), at(j, -1e-5)]
    for (let i = 0; i < 3; i++) expect(jacobian[3 * i + j]).toBeCloseTo((ahead[i] - behind[i]) / 2e-5, 5)
  }
  expect(field.with({})).toBe(field)
})

test('members that do not fit together are refused', () => {
  const [a, b] = [learnFlowMap(truth, { width: 5 }), learnFlowMap(truth, { width: 5, stride: 2 })]
  expect(() => ensembleMap([a])).toThrow('1 members; at least 2')
  expect(() => ensembleMap([a, b])).toThrow('advance by 0.02 and by 0.04')
})
