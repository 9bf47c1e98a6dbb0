import fc from 'fast-check'
import { expect, test } from 'vitest'
import { slicedWasserstein } from '../../src/compare/sliced-wasserstein.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import type { States } from '../../src/math/neighbors.ts'
import { slice, timeGrid } from '../../src/trajectory.ts'
import { lorenz63 } from '../../systems/chaos/lorenz63.ts'
import { normalLine, normalPlane } from './normal-samples.ts'

test('one variable: the closed form of two normals, exact in every projection', () => {
  const result = slicedWasserstein(normalLine(5000, 0, 1), normalLine(4000, 2, 3), { scale: [1] })
  expect(Math.abs(result.distance / Math.sqrt(4 + 4) - 1)).toBeLessThan(2e-3)
  expect(result.standardError).toBeLessThan(1e-6)
  expect(result).toMatchObject({
    order: 2,
    projections: 200,
    seed: 0,
    samples: [5000, 4000],
    scaling: 'the given scale',
  })
})

test('two round normals in the plane: √(|μ₁ − μ₂|²/2 + (σ₁ − σ₂)²), within four standard errors', () => {
  for (const seed of [0, 1, 2]) {
    const { distance, standardError } = slicedWasserstein(
      normalPlane(60, [0, 0], [1, 1]),
      normalPlane(60, [1, -2], [1.5, 1.5]),
      { scale: [1, 1], seed },
    )
    expect(standardError).toBeLessThan(0.05)
    expect(Math.abs(distance - Math.sqrt(5 / 2 + 0.25))).toBeLessThan(4 * standardError + 0.005)
  }
})

const cloud: fc.Arbitrary<States> = fc
  .array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 6, maxLength: 24 })
  .map((list) => ({ dim: 3, states: Float64Array.from(list.slice(0, list.length - (list.length % 3))) }))

test('neither the order of states nor the truth’s own units matter; none to itself', () => {
  fc.assert(
    fc.property(cloud, cloud, fc.constantFrom<1 | 2>(1, 2), (a, b, order) => {
      const options = { scale: [1, 2, 4], projections: 10, order }
      const { distance } = slicedWasserstein(a, b, options)
      const rows = Array.from({ length: b.states.length / 3 }, (_, i) => b.states.slice(3 * i, 3 * i + 3)).reverse()
      const reversed = { dim: 3, states: Float64Array.from(rows.flatMap((row) => [...row])) }
      expect(slicedWasserstein(a, reversed, options).distance).toBe(distance)
      expect(slicedWasserstein(b, a, options).distance).toBeCloseTo(distance, 11)
      expect(slicedWasserstein(a, a, options).distance).toBe(0)
      const double = ({ states }: States): States => ({ dim: 3, states: states.map((y) => 2 * y) })
      const scaled = slicedWasserstein(double(a), double(b), { ...options, scale: [2, 4, 8] })
      expect(scaled.distance).toBe(distance)
    }),
  )
})

test('Lorenz’s attractor: orbits of one system are near each other and to their own halves, those of another ρ are not', () => {
  const orbit = (system: typeof lorenz63, x: number) =>
    slice(integrate(system, [x, 1, 20], timeGrid(0, 0.05, 4000)), 200)
  const [first, ...orbits] = [1, -4, 6].map((x) => orbit(lorenz63, x))
  const same = orbits.map((other) => slicedWasserstein(first, other))
  const apart = [1, -4].map((x) => slicedWasserstein(first, orbit(lorenz63.with({ rho: 35 }), x)).distance)
  expect(2 * Math.max(...same.flatMap(({ distance, withinTruth }) => [distance, withinTruth]))).toBeLessThan(
    Math.min(...apart),
  )
})

test.each([
  [{ projections: 1 }, 'projections must be a whole number from 2, got 1'],
  [{ scale: [1] }, 'scale has length 1, but dim is 2'],
  [{ scale: [1, 0] }, 'scale of variable 1 is 0'],
])('refused: %j', (options, message) => {
  const plane = normalPlane(3, [0, 0], [1, 1])
  expect(() => slicedWasserstein(plane, plane, options)).toThrow(message)
})
