import { expect, test } from 'vitest'
import { type CompareOptions, compare } from '../../src/compare/compare.ts'
import { dominantPeriod } from '../../src/compare/dominant-period.ts'
import { forecastWindows } from '../../src/compare/forecast-windows.ts'
import { truthScale } from '../../src/compare/truth-scale.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import { iterate } from '../../src/integrate/iterate.ts'
import { learnFlowMap } from '../../src/learn/flow-map.ts'
import { mean } from '../../src/math/statistics.ts'
import { defineMap } from '../../src/system/define-map.ts'
import { defineOde } from '../../src/system/define-ode.ts'
import type { MapSystem } from '../../src/system/system.ts'
import { component, slice, stateAt, type Trajectory, timeGrid } from '../../src/trajectory.ts'
import { lorenz63 } from '../../systems/chaos/lorenz63.ts'
import { rossler } from '../../systems/chaos/rossler.ts'

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

test('where the truth is chaotic, a cycle is a collapse: the logistic map, whose 2-cycle is known', () => {
  const logistic = (r: number): MapSystem =>
    defineMap({ name: 'logistic', parameters: { r }, equations: { x: 'r*x*(1 - x)' }, initialState: { x: 0.3 } })
  const { verdict, climate: long } = compare(iterate(logistic(3.99), [0.3], 1000), logistic(3.2), { climate })
  expect(verdict.kind).toBe('collapses')
  expect(verdict.text).toContain('ends on a cycle of period 2;')
  const [r, end] = [3.2, long?.late.end[0] ?? 0]
  // Its points solve r²x² − r(r + 1)x + r + 1 = 0.
  expect(r * r * end * end - r * (r + 1) * end + r + 1).toBeCloseTo(0, 10)
})

test('a cycle between the samples: Rössler at c = 2.5 against c = 5.7; against itself it is no collapse', () => {
  const chaotic = slice(integrate(rossler, [1, 1, 0], timeGrid(-100, 0.2, 3500)), 500)
  const simple = rossler.with({ c: 2.5 })
  const { verdict, climate: long } = compare(chaotic, simple, { climate })
  expect(long?.late.kind).toBe('cycle')
  expect(long?.late.period).toBeCloseTo(dominantPeriod(simple).period, 2)
  expect(verdict.kind).toBe('collapses')
  const cycle = slice(integrate(simple, [1, 1, 0], timeGrid(-100, 0.2, 2500)), 500)
  expect(compare(cycle, simple, { climate }).verdict.kind).toBe('both')
})

test('where the truth comes to rest, so may the model, faster or slower', () => {
  const damped = (rate: number) =>
    defineOde({
      name: 'damped',
      parameters: { rate },
      equations: { x: '-rate*x - y', y: 'x - rate*y' },
      initialState: { x: 1, y: 0 },
    })
  const falling = integrate(damped(0.2), [1, 0], timeGrid(0, 0.1, 1500))
  for (const rate of [0.2, 0.21, 0.19]) expect(compare(falling, damped(rate), { climate }).verdict.kind).toBe('both')
})

/** At the truth's own states as the flow map is 700 samples later, elsewhere the flow map. */
function elsewhere(): MapSystem {
  const n = truth.times.length
  const places = new Map(Array.from({ length: n }, (_, i) => [stateAt(truth, i).join(), (i + 700) % n]))
  return defineMap({
    name: 'elsewhere',
    dt,
    variables: ['x', 'y', 'z'],
    advance: (y, next, t) => {
      const place = places.get(y.join())
      flowMap.advance(place === undefined ? y : stateAt(truth, place), next, t)
    },
    initialState: { x: 1, y: 1, z: 20 },
  })
}

test('a map whose first application jumps to another point of the attractor: climate without forecast', () => {
  const { verdict, skill } = judged(elsewhere())
  expect(verdict.kind).toBe('climate without forecast')
  expect(skill.skillTime).toBeCloseTo(dt, 12)
})

test('Chebyshev’s map in the same box: neither', () => {
  const doubled = (variable: string, center: number, half: number): string =>
    `${center} + ${half}*(2*((${variable} - ${center})/${half})^2 - 1)`
  const model = defineMap({
    name: 'Chebyshev',
    dt,
    equations: { x: doubled('x', 0, 20), y: doubled('y', 0, 27), z: doubled('z', 24, 24) },
    initialState: { x: 1, y: 1, z: 20 },
  })
  expect(judged(model).verdict.kind).toBe('neither')
})

test('a learned flow map: both', () => {
  const result = judged(flowMap, { lyapunovExponent: 0.9056 })
  expect(result.verdict.kind).toBe('both')
  expect(result.validTime.median).toBeGreaterThan(4)
  expect(result.climate?.share.share).toBe(1)
})

test('ρ = 33 in place of 28: forecast without climate', () => {
  const { verdict, skill } = judged(lorenz63.with({ rho: 33 }))
  expect(verdict.kind).toBe('forecast without climate')
  expect(skill.skillTime).toBeGreaterThan(2 * skill.memory)
})

test('persistence and climatology have no skill: the one lasts as long as the truth’s memory, the other not at all', () => {
  const windows = forecastWindows(truth)
  const still = (state: (window: Trajectory) => ArrayLike<number>) =>
    windows.map((window) => {
      const y = state(window)
      return { ...window, states: window.states.map((_, at) => y[at % 3]) }
    })
  const means = [0, 1, 2].map((j) => mean(component(truth, j)))
  const scale = truthScale([truth]).scale
  const persistence = compare(
    windows,
    still((window) => stateAt(window, 0)),
    { scale },
  )
  expect(persistence.verdict.kind).toBe('no forecast')
  expect(persistence.skill.skillTime).toBeCloseTo(persistence.skill.memory, 9)
  const climatology = compare(
    windows,
    still(() => means),
    { scale },
  )
  expect(climatology.verdict.kind).toBe('no forecast')
  expect(climatology.skill.skillTime).toBeCloseTo(dt, 9)
})
