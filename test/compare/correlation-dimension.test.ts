import { expect, test } from 'vitest'
import { correlationDimension } from '../../src/compare/correlation-dimension.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import { iterate } from '../../src/integrate/iterate.ts'
import { type States, theilerWindow } from '../../src/math/neighbors.ts'
import { seededRandom } from '../../src/math/random.ts'
import { slice, timeGrid } from '../../src/trajectory.ts'
import { lorenz63 } from '../../systems/chaos/lorenz63.ts'
import { henon } from '../../systems/maps/henon.ts'

function expectDimension(states: States, exact: number, most: number): void {
  const { dimension, standardError } = correlationDimension(states)
  expect(standardError).toBeLessThan(most)
  expect(Math.abs(dimension - exact), `${dimension} ± ${standardError}`).toBeLessThan(3 * standardError)
}

/** The golden angle spreads points evenly however many they are. */
const circle = (n: number): States => {
  const golden = Math.PI * (3 - Math.sqrt(5))
  const states = new Float64Array(2 * n).map((_, i) => (i % 2 ? Math.sin : Math.cos)((i >> 1) * golden))
  return { dim: 2, states }
}

test('a circle: 1', () => {
  expectDimension(circle(5000), 1, 0.03)
})

test('a torus filled at random, which has no edges: 2', () => {
  const random = seededRandom(5)
  const angles = new Float64Array(10_000).map(() => 2 * Math.PI * random())
  const states = new Float64Array(20_000).map((_, i) => (i % 2 ? Math.sin : Math.cos)(angles[i >> 1]))
  expectDimension({ dim: 4, states }, 2, 0.06)
})

test('a square filled at random: the exact distribution of distances', () => {
  const random = seededRandom(6)
  const n = 4000
  const { radii, sums } = correlationDimension({ dim: 2, states: new Float64Array(2 * n).map(() => random()) })
  for (const [k, r] of radii.entries()) {
    if (r < 0.02 || r > 1) continue
    const exact = Math.PI * r ** 2 - (8 / 3) * r ** 3 + r ** 4 / 2
    expect(Math.abs(sums[k] / exact - 1)).toBeLessThan(0.05)
  }
})

test('Hénon’s attractor: 1.22', () => {
  expectDimension(slice(iterate(henon, [0.1, 0.1], 10_100), 100), 1.22, 0.02)
})

test('Lorenz’s attractor: 2.05', () => {
  expectDimension(slice(integrate(lorenz63, [-8, -8, 27], timeGrid(0, 0.1, 8000)), 100), 2.05, 0.05)
})

test('slow noise in eight variables: a Theiler window keeps the path, of dimension 2, out of it', () => {
  const random = seededRandom(4)
  const states = new Float64Array(8 * 8000)
  for (let i = 8; i < states.length; i++) states[i] = 0.995 * states[i - 8] + random() - 0.5
  const naive = correlationDimension({ dim: 8, states }, { theiler: 0, range: [1.2, 3.5] })
  expect(naive.dimension).toBeGreaterThan(1.5)
  expect(naive.dimension).toBeLessThan(2.5)
  const honest = correlationDimension({ dim: 8, states })
  expect(honest.theiler).toBeGreaterThan(400)
  expect(honest.dimension).toBeGreaterThan(4)
})

test('sums are exact: the fraction of pairs closer than the radius', () => {
  const { states } = iterate(henon, [0.1, 0.1], 300)
  const { radii, sums, pairs } = correlationDimension({ dim: 2, states }, { theiler: 2, range: [0.01, 1] })
  let total = 0
  const below = new Float64Array(radii.length)
  for (let i = 0; i < 301; i++)
    for (let j = 0; j < 301; j++) {
      if (Math.abs(i - j) <= 2) continue
      total++
      const square = (states[2 * i] - states[2 * j]) ** 2 + (states[2 * i + 1] - states[2 * j + 1]) ** 2
      for (const [k, radius] of radii.entries()) if (square < radius ** 2 * (1 - 1e-15)) below[k]++
    }
  expect(pairs).toBe(total)
  for (const [k, count] of below.entries()) expect(sums[k]).toBeCloseTo(count / total, 12)
})

test('the Theiler window is three decorrelation times', () => {
  // cos falls to 1/e after arccos(1/e) = 1.194.
  const states = new Float64Array(10_000).map((_, i) => Math.sin(0.01 * i))
  expect(Math.abs(theilerWindow({ dim: 1, states }) / 3 - 119.4)).toBeLessThan(3)
  const random = seededRandom(1)
  expect(theilerWindow({ dim: 1, states: new Float64Array(1000).map(() => random()) })).toBe(3)
})

test.each<[object, string]>([
  [{ theiler: -1 }, 'theiler must be a whole number of samples below half of 5000, got -1'],
  [{ range: [10, 20] }, '0 radii with pairs from 10 to 20, at least 4 are needed'],
])('%j is refused', (options, message) => {
  expect(() => correlationDimension(circle(5000), options)).toThrow(message)
})
