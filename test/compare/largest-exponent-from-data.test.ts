import { expect, test } from 'vitest'
import { type DataExponent, largestExponentFromData } from '../../src/compare/largest-exponent-from-data.ts'
import { delayEmbed } from '../../src/dataset/delay-embedding.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import { iterate } from '../../src/integrate/iterate.ts'
import { defineMap } from '../../src/system/define-map.ts'
import { component, type Trajectory, timeGrid } from '../../src/trajectory.ts'
import { lorenz63 } from '../../systems/chaos/lorenz63.ts'
import { henon } from '../../systems/maps/henon.ts'

const logistic = defineMap({ name: 'logistic', equations: { x: '4*x*(1 - x)' }, initialState: { x: 0.3 } })
const henonOrbit = iterate(henon, [0.1, 0.1], 5000)
const lorenz = integrate(lorenz63, [-8, -8, 27], timeGrid(0, 0.05, 5000))

function record(trajectory: Trajectory): Trajectory {
  const { variables: _, ...rest } = trajectory
  return { ...rest, dim: 1, states: component(trajectory, 0) }
}

function expectWithin({ exponent, standardError }: DataExponent, exact: number, most: number): void {
  expect(standardError).toBeLessThan(most)
  expect(Math.abs(exponent - exact), `${exponent} ± ${standardError}`).toBeLessThan(3 * standardError)
}

test.each<[string, Trajectory, number, number]>([
  ['the logistic map', iterate(logistic, [0.3], 5000), Math.LN2, 0.01],
  ['Hénon’s map', henonOrbit, 0.4192, 0.01],
  ['Hénon’s map from its first variable alone', delayEmbed(record(henonOrbit), { delays: 2 }), 0.4192, 0.01],
  ['Lorenz 63', lorenz, 0.9056, 0.15],
  ['Lorenz 63 from x alone', delayEmbed(record(lorenz), { delays: 5, spacing: 2 }), 0.9056, 0.2],
])('%s: the known exponent', (_, trajectory, exact, most) => {
  expectWithin(largestExponentFromData(trajectory), exact, most)
})

test('Kantz’s neighborhoods agree with nearest neighbors', () => {
  const found = largestExponentFromData(iterate(logistic, [0.3], 5000), { method: 'kantz' })
  expectWithin(found, Math.LN2, 0.01)
  expect(found.method).toMatch(/^Kantz, neighbors within 0\.000/)
  // The mean before the logarithm gives fast growth more weight: a few percent on a map that stretches unevenly.
  const uneven = largestExponentFromData(henonOrbit, { method: 'kantz', radius: 0.01 })
  expect(Math.abs(uneven.exponent / 0.4192 - 1)).toBeLessThan(0.08)
})

test('rotation: distances stay what they were, the exponent is 0', () => {
  const angles = timeGrid(0, 0.1, 3000)
  const states = new Float64Array(2 * angles.length).map((_, i) => (i % 2 ? Math.sin : Math.cos)(angles[i >> 1]))
  const { exponent, divergence } = largestExponentFromData({ dim: 2, times: angles, states, status: 'complete' })
  expect(Math.abs(exponent)).toBeLessThan(1e-9)
  expect(divergence.every((value) => Math.abs(value - divergence[0]) < 1e-9)).toBe(true)
})

test('the curve rises along a line of the given slope: twice as fast when samples are half as far apart in time', () => {
  const fast = { ...henonOrbit, times: henonOrbit.times.map((t) => t / 2) }
  const options = { theiler: 3, horizon: 20 }
  const slow = largestExponentFromData(henonOrbit, { ...options, range: [3, 8] })
  const found = largestExponentFromData(fast, { ...options, range: [1.5, 4] })
  expect(found.exponent).toBeCloseTo(2 * slow.exponent, 12)
  expect(found.times).toEqual(Float64Array.from({ length: 21 }, (_, k) => k / 2))
  expect(found).toMatchObject({ range: [1.5, 4], theiler: 3, method: 'Rosenstein, nearest neighbors' })
})

test.each<[object, string]>([
  [{ method: 'wolf' }, "method must be 'rosenstein' or 'kantz', got 'wolf'"],
  [{ theiler: 1.5 }, 'theiler must be a whole number of samples below half of 5001, got 1.5'],
  [{ theiler: 3, horizon: 5000 }, 'horizon must be a whole number from 2 to less than 4996 samples, got 5000'],
  [{ range: [5, 5.5] }, 'range must hold three sample times, but from 5 to 5.5 there are 1'],
  [{ method: 'kantz', radius: 1e-12 }, 'no state has enough neighbors; enlarge radius'],
])('%j is refused', (options, message) => {
  expect(() => largestExponentFromData(henonOrbit, options)).toThrow(
    new RangeError(`largestExponentFromData: ${message}`),
  )
})
