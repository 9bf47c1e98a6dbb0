import { expect, test } from 'vitest'
import { hellingerDistance } from '../../src/compare/hellinger-distance.ts'
import { klDivergence } from '../../src/compare/kl-divergence.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import type { States } from '../../src/math/neighbors.ts'
import { slice, timeGrid } from '../../src/trajectory.ts'
import { lorenz63 } from '../../systems/chaos/lorenz63.ts'
import { normalLine, normalPlane } from './normal-samples.ts'

interface Normal {
  readonly mean: readonly number[]
  readonly variance: readonly number[]
}

/** Of two normals with independent variables. */
function exactKl(p: Normal, q: Normal): number {
  return p.mean.reduce((sum, mean, j) => {
    const ratio = p.variance[j] / q.variance[j]
    return sum + (ratio - 1 - Math.log(ratio) + (mean - q.mean[j]) ** 2 / q.variance[j]) / 2
  }, 0)
}

function exactHellinger(p: Normal, q: Normal): number {
  const overlap = p.mean.reduce((product, mean, j) => {
    const sum = p.variance[j] + q.variance[j]
    const shape = Math.sqrt((2 * Math.sqrt(p.variance[j] * q.variance[j])) / sum)
    return product * shape * Math.exp(-((mean - q.mean[j]) ** 2) / (4 * sum))
  }, 1)
  return Math.sqrt(1 - overlap)
}

/** What smoothing makes of a normal. */
const smoothed = (mean: number[], deviation: number[], bandwidth: number): Normal => ({
  mean,
  variance: deviation.map((s) => s * s + bandwidth * bandwidth),
})

const cases: [string, States, States, Normal, Normal, number][] = [
  [
    'on a line',
    normalLine(600, 0, 1),
    normalLine(500, 1, 1.6),
    smoothed([0], [1], 0.3),
    smoothed([1], [1.6], 0.3),
    0.3,
  ],
  [
    'in the plane',
    // The model is the wider one: a finite sample of a narrower one would lack the tails that the truth reaches into.
    normalPlane(40, [0, 0], [1, 0.8]),
    normalPlane(40, [0.5, -1], [1.3, 1.6]),
    smoothed([0, 0], [1, 0.8], 0.6),
    smoothed([0.5, -1], [1.3, 1.6], 0.6),
    0.6,
  ],
]

test.each(cases)('two normals %s: the closed forms, within four standard errors', (_, a, b, p, q, bandwidth) => {
  const options = { bandwidth, scale: p.mean.map(() => 1), draws: 2000 }
  const kl = klDivergence(a, b, options)
  expect(kl.standardError).toBeLessThan(0.05)
  expect(Math.abs(kl.value - exactKl(p, q))).toBeLessThan(4 * kl.standardError)
  const hellinger = hellingerDistance(a, b, options)
  expect(hellinger.standardError).toBeLessThan(0.02)
  expect(Math.abs(hellinger.value - exactHellinger(p, q))).toBeLessThan(4 * hellinger.standardError)
  expect(hellinger).toMatchObject({ bandwidth, draws: 2000, seed: 0, scaling: 'the given scale' })
})

test('two points d apart are normals of the bandwidth h: d²/(2 h²) and √(1 − exp(−d²/(8 h²))), in any dimension', () => {
  for (const dim of [1, 2, 3, 5]) {
    const point = (value: number): States => ({ dim, states: new Float64Array(4 * dim).fill(value) })
    const options = { bandwidth: 0.7, scale: new Array(dim).fill(1), draws: 4000 }
    const ratio = (0.6 ** 2 * dim) / 0.7 ** 2
    const kl = klDivergence(point(1), point(1.6), options)
    expect(Math.abs(kl.value - ratio / 2)).toBeLessThan(4 * kl.standardError)
    // log p/q is normal with variance d²/h².
    expect(Math.abs(kl.standardError / Math.sqrt(ratio / 4000) - 1)).toBeLessThan(0.05)
    const hellinger = hellingerDistance(point(1), point(1.6), options)
    expect(Math.abs(hellinger.value - Math.sqrt(1 - Math.exp(-ratio / 8)))).toBeLessThan(4 * hellinger.standardError)
  }
})

const orbit = (system: typeof lorenz63, x: number) => slice(integrate(system, [x, 1, 20], timeGrid(0, 0.05, 4000)), 200)
const truth = orbit(lorenz63, 1)

test('zero to itself; a sample out of reach is at distance 1 and a finite divergence', () => {
  expect(klDivergence(truth, truth)).toMatchObject({ value: 0, standardError: 0, samples: [2000, 2000] })
  expect(hellingerDistance(truth, truth)).toMatchObject({ value: 0, standardError: 0 })
  const away = { ...truth, states: truth.states.map((y) => y + 1e4) }
  expect(hellingerDistance(truth, away).value).toBe(1)
  const kl = klDivergence(truth, away).value
  expect(kl).toBeGreaterThan(1e6)
  expect(kl).toBeLessThan(Infinity)
})

test('Scott’s bandwidth, and no dependence on units', () => {
  const other = orbit(lorenz63, -4)
  const stretch = (t: typeof truth) => ({ ...t, states: t.states.map((y, at) => y * [1, 8, 0.25][at % 3]) })
  for (const measure of [klDivergence, hellingerDistance]) {
    const result = measure(truth, other)
    expect(result.bandwidth).toBeCloseTo(2000 ** (-1 / 7), 14)
    expect(result.scaling).toBe('standard deviations of the truth')
    expect(measure(stretch(truth), stretch(other)).value).toBeCloseTo(result.value, 9)
  }
})

test('Lorenz’s attractor: other orbits are as near as halves of one, other ρ are not; more smoothing tells less', () => {
  const same = orbit(lorenz63, -4)
  const other = orbit(lorenz63.with({ rho: 35 }), 1)
  for (const measure of [klDivergence, hellingerDistance]) {
    const near = measure(truth, same)
    expect(near.value).toBeLessThan(1.5 * near.withinTruth)
    const [fine, middle, coarse] = [0.15, 0.4, 1].map((bandwidth) => measure(truth, other, { bandwidth }))
    expect(middle.value).toBeGreaterThan(3 * middle.withinTruth)
    expect(fine.value).toBeGreaterThan(middle.value + 3 * middle.standardError)
    expect(middle.value).toBeGreaterThan(coarse.value + 3 * coarse.standardError)
  }
  // Theorem: KL ≥ −2 log(1 − H²).
  const h = hellingerDistance(truth, other).value
  expect(klDivergence(truth, other).value).toBeGreaterThan(-2 * Math.log(1 - h * h))
})

test.each([
  [{ draws: 5 }, 'klDivergence: draws must be an even number from 4, got 5'],
  [{ bandwidth: 0 }, 'klDivergence: bandwidth must be positive, got 0'],
  [{ seed: 0.5 }, 'klDivergence: seed'],
])('refused: %j', (options, message) => {
  expect(() => klDivergence(truth, truth, options)).toThrow(message)
})
