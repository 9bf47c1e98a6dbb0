import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seededRandom } from '../../src/math/random.ts'
import type { SamplerInput } from '../../src/network/sampler.ts'
import { swim } from '../../src/network/swim.ts'

function randomInput(seed: number, size: number, pointDim: number, width: number): SamplerInput {
  const random = seededRandom(seed, 9)
  const points = Float64Array.from({ length: size * pointDim }, () => 4 * random() - 2)
  const targets = Float64Array.from({ length: size }, (_, i) => Math.sin(3 * points[i * pointDim]))
  return { size, points, pointDim, targets, targetDim: 1, width, activation: 'tanh', random: seededRandom(seed) }
}

/** tanh(w·x + b) of neuron u at every point. */
function values(input: SamplerInput, { weights, biases }: ReturnType<ReturnType<typeof swim>>, u: number): number[] {
  const { size, points, pointDim } = input
  return Array.from({ length: size }, (_, i) => {
    let z = biases[u]
    for (let d = 0; d < pointDim; d++) z += weights[u * pointDim + d] * points[i * pointDim + d]
    return Math.tanh(z)
  })
}

test('every neuron is −1/2 and +1/2 at two of the data points', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 1, max: 6 }), (seed, dim) => {
      const input = randomInput(seed, 60, dim, 20)
      const sampled = swim()(input)
      for (let u = 0; u < 20; u++) {
        const v = values(input, sampled, u)
        expect(Math.min(...v.map((x) => Math.abs(x + 0.5)))).toBeLessThan(1e-12)
        expect(Math.min(...v.map((x) => Math.abs(x - 0.5)))).toBeLessThan(1e-12)
      }
    }),
    { numRuns: 30 },
  )
})

test('rigid motion and uniform scaling of the inputs leave the neurons’ values unchanged', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -3, max: 3, noNaN: true }),
      fc.double({ min: 0.1, max: 10, noNaN: true }),
      fc.double({ min: -5, max: 5, noNaN: true }),
      (angle, scale, shift) => {
        const input = randomInput(1, 50, 2, 10)
        const moved = input.points.slice()
        for (let i = 0; i < 50; i++) {
          const [x, y] = input.points.subarray(2 * i, 2 * i + 2)
          moved[2 * i] = scale * (Math.cos(angle) * x - Math.sin(angle) * y) + shift
          moved[2 * i + 1] = scale * (Math.sin(angle) * x + Math.cos(angle) * y) - shift
        }
        const other = { ...input, points: moved, random: seededRandom(1) }
        const a = swim()({ ...input, random: seededRandom(1) })
        const b = swim()(other)
        for (let u = 0; u < 10; u++) {
          const before = values(input, a, u)
          for (const [i, value] of values(other, b, u).entries()) expect(value).toBeCloseTo(before[i], 9)
        }
      },
    ),
    { numRuns: 30 },
  )
})

test('pairs follow the density: neurons gather where the target is steep', () => {
  const size = 2000
  const points = Float64Array.from({ length: size }, (_, i) => i / (size - 1))
  // All the change lies in [0.45, 0.55]; a pair has density only if it reaches into or across it.
  const targets = points.map((x) => Math.tanh(200 * (x - 0.5)))
  const input: SamplerInput = {
    size,
    points,
    pointDim: 1,
    targets,
    targetDim: 1,
    width: 200,
    activation: 'tanh',
    random: seededRandom(2),
  }
  const { weights, biases } = swim()(input)
  const centers = [...weights].map((w, u) => -biases[u] / w)
  expect(centers.filter((c) => Math.abs(c - 0.5) < 0.25).length).toBeGreaterThan(180)
  const flat = swim()({ ...input, targets: new Float64Array(size), random: seededRandom(2) })
  const uniform = [...flat.weights].map((w, u) => -flat.biases[u] / w)
  expect(uniform.filter((c) => Math.abs(c - 0.5) < 0.25).length).toBeLessThan(180)
})

test('the drawn pairs have the stated frequencies', () => {
  // Three points, three pairs, one neuron: densities 1/1, 3/2, 2/1 for (0,1), (0,2), (1,2).
  const runs = 6000
  const counts = new Map<number, number>()
  const random = seededRandom(11)
  for (let k = 0; k < runs; k++) {
    const input: SamplerInput = {
      size: 3,
      points: Float64Array.of(0, 1, 3),
      pointDim: 1,
      targets: Float64Array.of(0, 1, 4),
      targetDim: 1,
      width: 3,
      activation: 'tanh',
      random,
    }
    const first = swim()(input).weights[0]
    const gap = Math.round(Math.log(3) / Math.abs(first))
    counts.set(gap, (counts.get(gap) ?? 0) + 1)
  }
  const total = 1 / 1 + 4 / 3 + 3 / 2
  for (const [gap, density] of [
    [1, 1],
    [3, 4 / 3],
    [2, 3 / 2],
  ] as const)
    expect(Math.abs((counts.get(gap) ?? 0) / runs - density / total)).toBeLessThan(4 * Math.sqrt(0.25 / runs))
})

test('no two neurons share a pair, also when all pairs are asked for', () => {
  const input = randomInput(3, 12, 2, 66)
  const { weights } = swim()(input)
  const keys = Array.from({ length: 66 }, (_, u) =>
    [...weights.subarray(2 * u, 2 * u + 2)].map((w) => Math.abs(w).toPrecision(10)).join(),
  )
  expect(new Set(keys).size).toBe(66)
})

test('equal targets fall back to uniform pairs; equal points never make a pair', () => {
  const input = randomInput(5, 40, 2, 15)
  expect([...swim()({ ...input, targets: new Float64Array(40) }).weights].every(Number.isFinite)).toBe(true)
  const same = { ...input, points: new Float64Array(80) }
  expect(() => swim()(same)).toThrow('40 samples give 0 usable pairs, too few for width 15')
})

test('slope scale multiplies weights and biases', () => {
  const input = randomInput(6, 40, 2, 8)
  const one = swim()({ ...input, random: seededRandom(1) })
  const half = swim({ slopeScale: 0.5 })({ ...input, random: seededRandom(1) })
  for (const [i, w] of half.weights.entries()) expect(w).toBeCloseTo(one.weights[i] / 2, 14)
  for (const [i, b] of half.biases.entries()) expect(b).toBeCloseTo(one.biases[i] / 2, 14)
})

test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('slope scale %d is refused', (slopeScale) => {
  expect(() => swim({ slopeScale })).toThrow(`got ${slopeScale}`)
})
