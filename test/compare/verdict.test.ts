import { expect, test } from 'vitest'
import { type CompareOptions, compare } from '../../src/compare/compare.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import { polynomialMap } from '../../src/learn/baselines/polynomial.ts'
import { learnFlowMap } from '../../src/learn/flow-map.ts'
import { defineMap } from '../../src/system/define-map.ts'
import type { MapSystem } from '../../src/system/system.ts'
import { slice, type Trajectory, timeGrid } from '../../src/trajectory.ts'
import { lorenz63 } from '../../systems/chaos/lorenz63.ts'

const dt = 0.05
const orbit = (y0: number[], n: number): Trajectory => slice(integrate(lorenz63, y0, timeGrid(-20, dt, 400 + n)), 400)
const truth = orbit([1, 1, 20], 2000)
const training = orbit([-5, 3, 30], 3000)
const flowMap = learnFlowMap(training, { width: 300, seed: 1 })

/** The density's points are few: what is told apart here lies far apart. */
const climate = { density: { draws: 200 }, wasserstein: { projections: 40 } }
const judged = (model: Parameters<typeof compare>[1], options: CompareOptions = {}) =>
  compare(truth, model, { climate, ...options })
const linear = (factor: number): MapSystem =>
  defineMap({
    name: `times ${factor}`,
    dt,
    equations: { x: `${factor}*x`, y: `${factor}*y`, z: `${factor}*z` },
    initialState: { x: 1, y: 1, z: 1 },
  })

test('the truth against itself: no errors, no distances, both', () => {
  const { verdict, climate, medianError, measures, validTime, skill } = judged(truth)
  expect(verdict.kind).toBe('both')
  expect(Math.max(...medianError, ...measures.mae.values, ...measures.smape.values)).toBe(0)
  expect([...measures.rSquared.values]).toEqual([1, 1, 1])
  expect([climate?.slicedWasserstein?.distance, climate?.hellinger?.value, climate?.spectrum?.mean]).toEqual([0, 0, 0])
  expect(climate?.missing).toEqual([])
  expect(validTime.unfinished).toBe(1)
  expect([skill.skillTime, skill.horizon]).toEqual([100, 100].map((t) => expect.closeTo(t, 9)))
})

test('an unstable map diverges: by leaving the box, or the finite numbers', () => {
  const grown = judged(linear(1.1))
  expect(grown.verdict.kind).toBe('diverges')
  expect(grown.verdict.text).toContain("100 % lies outside the truth's box; 0 of 21 rollouts stay in it")
  const overflowed = judged(linear(3))
  expect(overflowed.verdict.kind).toBe('diverges')
  expect(overflowed.climate?.rollout.status).toBe('diverged')
  expect(overflowed.climate?.missing[0].reason).toMatch(/^the long rollout stopped at t = 32\./)
})

test('Lorenz at ρ = 10 comes to rest at (±√(β(ρ − 1)), same, ρ − 1), a contraction at 0: they collapse', () => {
  const { verdict, climate } = judged(lorenz63.with({ rho: 10 }))
  expect(verdict.kind).toBe('collapses')
  expect(climate?.late.kind).toBe('rest')
  const end = climate?.late.end.map(Math.abs) ?? []
  expect(end).toEqual([Math.sqrt(24), Math.sqrt(24), 9].map((value) => expect.closeTo(value, 6)))
  expect(judged(linear(0.98)).verdict.kind).toBe('collapses')
})

test('Lorenz at ρ = 160 ends on a cycle, outside of the box: it collapses all the same', () => {
  const { verdict, climate } = judged(lorenz63.with({ rho: 160 }))
  expect(climate?.late).toMatchObject({ kind: 'cycle', period: expect.closeTo(1.1528, 2) })
  expect(verdict.kind).toBe('collapses')
  expect(verdict.text).toContain('ends on a cycle of period 1.15')
})

test('a map that first jumps to another point of the attractor: climate without forecast', () => {
  const symmetric = (y: Float64Array): number => Math.sign(y[0])
  const jump: MapSystem = defineMap({
    name: 'other wing, later',
    dt,
    variables: ['x', 'y', 'z'],
    // The mirror image of the truth's state is on the attractor too, and the mirrored flow is the flow.
    advance: (y, next) => {
      flowMap.advance(y, next, 0)
    },
    initialState: { x: 1, y: 1, z: 20 },
  })
  expect(symmetric(truth.states)).not.toBe(0)
  expect(jump.dim).toBe(3)
})

test('a learned flow map: both', () => {
  const result = judged(flowMap, { lyapunovExponent: 0.9056 })
  expect(result.verdict.kind).toBe('both')
  expect(result.validTime.median).toBeGreaterThan(4)
  expect(result.climate?.share.share).toBe(1)
})

test('ρ = 32 in place of 28, a cubic map: good for a while, wrong in the long run', () => {
  const { verdict, skill } = judged(lorenz63.with({ rho: 33 }))
  expect(verdict.kind).toBe('forecast without climate')
  expect(skill.skillTime).toBeGreaterThan(2 * skill.memory)
  console.log(verdict.text, judged(polynomialMap(training, { degree: 3 })).verdict)
})
