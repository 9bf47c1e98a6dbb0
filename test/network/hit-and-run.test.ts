import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boundingBox } from '../../src/math/box.ts'
import { seededRandom } from '../../src/math/random.ts'
import { type HitAndRunOptions, hitAndRun } from '../../src/network/hit-and-run.ts'
import { argumentsAt, randomInput } from './sampler-inputs.ts'

/** All corners of the box around the points. */
function corners(points: Float64Array, dim: number): Float64Array {
  const { lower, upper } = boundingBox(points, dim)
  return Float64Array.from({ length: dim * 2 ** dim }, (_, k) => {
    const [corner, d] = [Math.floor(k / dim), k % dim]
    return (corner >> d) & 1 ? upper[d] : lower[d]
  })
}

const cases = fc.record({
  seed: fc.integer({ min: 0, max: 9999 }),
  dim: fc.integer({ min: 1, max: 10 }),
  shift: fc.double({ min: -50, max: 50, noNaN: true }),
  stretch: fc.double({ min: 0.01, max: 100, noNaN: true }),
  low: fc.double({ min: -2, max: 1, noNaN: true }),
  width: fc.double({ min: 0.1, max: 5, noNaN: true }),
  steps: fc.integer({ min: 1, max: 12 }),
  slopeScale: fc.double({ min: 0.1, max: 2, noNaN: true }),
})

test('w·x + b or its negative stays within [low, high] at every corner of the box, hence all over it', () => {
  fc.assert(
    fc.property(cases, ({ seed, dim, shift, stretch, low, width, steps, slopeScale }) => {
      const input = randomInput(seed, 20, dim, 10)
      // A box far from the origin, with sides of very different lengths.
      const points = input.points.map((x, k) => shift + (k % dim === 0 ? stretch : 1) * x)
      const high = low + width
      const sampled = hitAndRun({ low, high, steps, slopeScale })({ ...input, points })
      const rounding = 1e-12 * (1 + Math.abs(shift) * (1 + 1 / stretch))
      for (let u = 0; u < 10; u++) {
        const values = argumentsAt(sampled, u, corners(points, dim), dim).map((z) => z / slopeScale)
        const inside = (sign: number): boolean =>
          values.every((z) => sign * z >= low - rounding && sign * z <= high + rounding)
        expect(inside(1) || inside(-1)).toBe(true)
      }
    }),
    { numRuns: 100 },
  )
})

test('the limits are reached: every step goes on to the ends of its chord', () => {
  const input = randomInput(5, 100, 2, 2000)
  const sampled = hitAndRun()(input)
  const box = corners(input.points, 2)
  const magnitudes = Array.from({ length: 2000 }, (_, u) => argumentsAt(sampled, u, box, 2).map(Math.abs)).flat()
  expect(Math.min(...magnitudes)).toBeLessThan(0.41)
  expect(Math.max(...magnitudes)).toBeGreaterThan(3.49)
  const positive = sampled.biases.filter((_, u) => argumentsAt(sampled, u, box, 2)[0] > 0).length
  expect(Math.abs(positive - 1000)).toBeLessThan(4 * Math.sqrt(500))
})

/** Value at the center of the box, and weights in coordinates that map it to ±1, of every neuron. */
function centered(dim: number, options: HitAndRunOptions, count: number): { centers: number[]; weights: number[] } {
  const input = { ...randomInput(8, 30, dim, count), random: seededRandom(4) }
  const { lower, upper } = boundingBox(input.points, dim)
  const sampled = hitAndRun(options)(input)
  const middle = Float64Array.from(lower, (low, d) => (low + upper[d]) / 2)
  return {
    centers: Array.from({ length: count }, (_, u) => Math.abs(argumentsAt(sampled, u, middle, dim)[0])),
    weights: Array.from(sampled.weights, (w, k) => Math.abs((w * (upper[k % dim] - lower[k % dim])) / 2)),
  }
}

test('one step: the value at the center of the box is uniform between the limits', () => {
  const count = 4000
  const sorted = centered(3, {}, count).centers.sort((a, b) => a - b)
  // Kolmogorov and Smirnov: the distribution functions part by more than 1.95 / √n once in a thousand times.
  const farthest = sorted.reduce((most, z, i) => Math.max(most, Math.abs((z - 0.4) / 3.1 - (i + 0.5) / count)), 0)
  expect(farthest).toBeLessThan(1.95 / Math.sqrt(count))
})

test('many steps: uniform over the ball |β| + ‖w‖₁ ≤ r, where every coordinate has mean magnitude r / (d + 2)', () => {
  for (const dim of [1, 4]) {
    const [count, radius] = [4000, 1.55]
    const { centers, weights } = centered(dim, { steps: 60 }, count)
    const mean = (values: number[]): number => values.reduce((a, b) => a + b) / values.length
    // In n = d + 1 dimensions |x| / r has the beta distribution (1, n): mean 1 / (n + 1).
    const n = dim + 1
    const deviation = (radius * Math.sqrt(n / (n + 2))) / (n + 1)
    expect(Math.abs(mean(centers.map((z) => Math.abs(z - 1.95))) - radius / (n + 1))).toBeLessThan(
      (4 * deviation) / Math.sqrt(count),
    )
    expect(Math.abs(mean(weights) - radius / (n + 1))).toBeLessThan((4 * deviation) / Math.sqrt(count))
  }
})

test('a constant variable gets weight 0; equal points and options out of range are refused', () => {
  const input = randomInput(2, 30, 2, 6)
  const flat = input.points.map((x, k) => (k % 2 ? 7 : x))
  const { weights } = hitAndRun({ steps: 5 })({ ...input, points: flat })
  for (let u = 0; u < 6; u++) {
    expect(weights[2 * u]).not.toBe(0)
    expect(weights[2 * u + 1]).toBe(0)
  }
  expect(() => hitAndRun()({ ...input, points: new Float64Array(60).fill(3) })).toThrow(
    'hitAndRun: all 30 points are equal',
  )
  expect(() => hitAndRun({ low: 2, high: 1 })).toThrow('low and high must be finite and in order, got 2 and 1')
  expect(() => hitAndRun({ steps: 1.5 })).toThrow('steps must be a positive whole number, got 1.5')
})
