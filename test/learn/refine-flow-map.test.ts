import { expect, test } from 'vitest'
import { iterate } from '../../src/integrate/iterate.ts'
import { learnFlowMap } from '../../src/learn/flow-map.ts'
import { refineFlowMap } from '../../src/learn/shooting/refine-flow-map.ts'
import { normalPairs } from '../../src/math/normal-pairs.ts'
import { standardDeviation } from '../../src/math/statistics.ts'
import { swim } from '../../src/network/swim.ts'
import { defineMap } from '../../src/system/define-map.ts'
import { component, type Trajectory } from '../../src/trajectory.ts'

/** Hénon's map in a chaotic range: the noise-free orbit is known to rounding for a few steps only. */
const henon = defineMap({
  name: 'Hénon',
  parameters: { a: 1.4, b: 0.3 },
  equations: { x: '1 - a*x^2 + y', y: 'b*x' },
  initialState: { x: 0.1, y: 0.1 },
})

const clean = iterate(henon, henon.initialState, 4000)
const scale = [0, 1].map((j) => standardDeviation(component(clean, j)))

function observed(noise: number): Trajectory {
  const draw = normalPairs(7, 0, 0)
  return { ...clean, states: clean.states.map((value, k) => value + noise * scale[k % 2] * draw(0, k >> 1)[k % 2]) }
}

/** Root mean square of one step of the map from true states, in standard deviations. */
function oneStepError(map: { advance(y: Float64Array, next: Float64Array, t: number): void }): number {
  const next = new Float64Array(2)
  let squares = 0
  for (let i = 0; i < 1000; i++) {
    map.advance(clean.states.subarray(2 * i, 2 * i + 2), next, 0)
    for (let j = 0; j < 2; j++) squares += ((next[j] - clean.states[2 * i + 2 + j]) / scale[j]) ** 2
  }
  return Math.sqrt(squares / 2000)
}

test('orbits of the map explain the observations to their noise, which a one-step fit takes for states', () => {
  const noise = 0.02
  const observations = observed(noise)
  const first = learnFlowMap(observations, {
    width: 20,
    sampler: swim({ slopeScale: 0.3 }),
    ridge: 'generalized-cross-validation',
  })
  const refined = refineFlowMap(first, observations, { windows: [3, 4, 5, 5] })
  const last = refined.refinements[3]
  // An orbit of 5 samples fits 10 numbers with 2 of its own: the residuals are the noise times sqrt(8 / 10).
  expect(last.observationRmse / (noise * Math.sqrt(8 / 10))).toBeGreaterThan(0.95)
  expect(last.observationRmse / (noise * Math.sqrt(8 / 10))).toBeLessThan(1.05)
  expect(oneStepError(refined)).toBeLessThan(oneStepError(first) / 2)
})

test('observations without noise leave a map as good as it was', () => {
  const first = learnFlowMap(clean, { width: 40 })
  const refined = refineFlowMap(first, clean, { windows: [3], ridge: { relative: 0 } })
  expect(oneStepError(refined)).toBeLessThan(Math.max(1e-9, 3 * oneStepError(first)))
})

test('refining says what does not fit', () => {
  const map = learnFlowMap(clean, { width: 5 })
  expect(() =>
    refineFlowMap(map, { ...clean, dim: 1, times: clean.times, states: clean.states.slice(0, 4001) }),
  ).toThrow(/dim 1.*dim 2/)
  expect(() => refineFlowMap(map, clean, { windows: [1] })).toThrow(/from 2 to 4001 samples, got 1/)
  expect(() => refineFlowMap(map, clean, { windows: [] })).toThrow(/empty/)
  const slow = { ...clean, times: clean.times.map((t) => 2 * t) }
  expect(() => refineFlowMap(map, slow)).toThrow(/samples are 2 apart, but the map advances by 1/)
})
