import { expect, test } from 'vitest'
import type { OdeSystem } from '../../src/system/system.ts'
import { beddingtonDeAngelis } from '../../systems/ecology/beddington-de-angelis.ts'
import { chemostat } from '../../systems/ecology/chemostat.ts'
import {
  competitiveLotkaVolterra,
  competitiveLotkaVolterraOf,
} from '../../systems/ecology/competitive-lotka-volterra.ts'
import { hollingTanner } from '../../systems/ecology/holling-tanner.ts'
import { hollingTypeThree } from '../../systems/ecology/holling-type-three.ts'
import { rosenzweigMacArthur } from '../../systems/ecology/rosenzweig-mac-arthur.ts'
import { cyclePeriod, stateAfter, swing } from './cycles.ts'
import { eigenvalues, equilibrium, valueAt, zero } from './equilibria.ts'

/** The largest real part of an eigenvalue at the equilibrium that Newton's method finds from `guess`. */
function growth(system: OdeSystem, guess: readonly number[]): number {
  return eigenvalues(system, equilibrium(system, guess))[0]!.re
}

test('four species coexist at the published equilibrium, which is unstable', () => {
  const point = equilibrium(competitiveLotkaVolterra, [0.3, 0.45, 0.13, 0.35])
  for (const [i, value] of [0.3013, 0.4586, 0.1307, 0.3557].entries())
    expect(Math.abs(point[i]! - value)).toBeLessThan(1e-4)
  expect(eigenvalues(competitiveLotkaVolterra, point)[0]!.re).toBeGreaterThan(0)
})

test('one species is logistic growth, and a matrix that does not fit is refused', () => {
  const options = { name: 'one species', initialState: [0.1] }
  const logistic = competitiveLotkaVolterraOf([2], [[1]], options)
  expect(stateAfter(logistic, 3)[0]).toBeCloseTo(1 / (1 + 9 * Math.exp(-6)), 9)
  expect(() => competitiveLotkaVolterraOf([1, 2], [[1, 0], [1]], options)).toThrow(/2 rows of 2/)
})

test('enrichment makes predator and prey cycle beyond K = (e + m h)/(a h (e - m h))', () => {
  const at = (K: number) => growth(rosenzweigMacArthur.with({ K }), [0.7, 1.2])
  expect(zero(at, 1.5, 4)).toBeCloseTo(7 / 3, 10)
  expect(equilibrium(rosenzweigMacArthur, [0.7, 1.2])[0]).toBeCloseTo(2 / 3, 12)
})

test('interference by predators calms the cycles; without it the model is Rosenzweig’s', () => {
  const alike = { c: 0, r: 1.1, K: 3, a: 0.9, h: 1.2, e: 0.8, m: 0.3 }
  const { c, ...shared } = alike
  expect(c).toBe(0)
  expect(valueAt(beddingtonDeAngelis.with(alike), [0.7, 0.4])).toEqual(
    valueAt(rosenzweigMacArthur.with(shared), [0.7, 0.4]),
  )
  expect(zero((k) => growth(beddingtonDeAngelis.with({ c: k }), [0.8, 1.4]), 0.01, 1)).toBeCloseTo(0.2296, 4)
})

test('the type III response is stable for K < 2 a h N³/(a h N² - 1), with N² = m/(a (e - m h))', () => {
  const N = Math.sqrt(1.5)
  const at = (K: number) => growth(hollingTypeThree.with({ K }), [1.2, 1.4])
  expect(zero(at, 4, 12)).toBeCloseTo((2 * N ** 3) / (N ** 2 - 1), 10)
  expect(at(1000)).toBeGreaterThan(0)
  // 2 m h < e: stable however rich the habitat.
  expect(growth(hollingTypeThree.with({ K: 1000, m: 0.49 }), [0.98, 2])).toBeLessThan(0)
})

test('the balance of Holling and Tanner is (1, 2) and unstable; with fewer predators per prey it is stable', () => {
  const point = equilibrium(hollingTanner, [0.9, 1.9])
  expect(point[0]).toBeCloseTo(1, 12)
  expect(point[1]).toBeCloseTo(2, 12)
  expect(growth(hollingTanner, point)).toBeGreaterThan(0)
  expect(swing(hollingTanner.with({ q: 0.4 }), 2000)).toBeLessThan(1e-6)
})

test('microbes keep the nutrient at Ks D/(muMax - D), and wash out beyond muMax feed/(Ks + feed)', () => {
  const [nutrient, biomass] = stateAfter(chemostat, 200) as [number, number]
  expect(nutrient).toBeCloseTo(1.5, 9)
  expect(biomass).toBeCloseTo(0.5 * 8.5, 9)
  expect(zero((D) => eigenvalues(chemostat.with({ D }), [10, 0])[0]!.re, 0.3, 0.5)).toBeCloseTo(5 / 11, 12)
  const [n, b] = stateAfter(chemostat, 3) as [number, number]
  expect(n + 2 * b - 10).toBeCloseTo(0.2 * Math.exp(-0.9), 9)
})

test.each([rosenzweigMacArthur, beddingtonDeAngelis, hollingTypeThree, hollingTanner])(
  '$name has the period that it declares',
  (system) => {
    expect(Math.abs(cyclePeriod(system) / system.period! - 1)).toBeLessThan(2e-4)
  },
)
