import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Dataset } from '../../src/dataset/dataset.ts'
import { seededRandom } from '../../src/math/random.ts'
import { evaluate } from '../../src/network/evaluate.ts'
import { fitNetwork } from '../../src/network/fit-network.ts'
import { hitAndRun } from '../../src/network/hit-and-run.ts'
import { randomFeatures } from '../../src/network/random-features.ts'
import type { LayerSampler } from '../../src/network/sampler.ts'
import { swim } from '../../src/network/swim.ts'
import { uniformPairs } from '../../src/network/uniform-pairs.ts'
import { outputs, randomInput } from './sampler-inputs.ts'

const samplers: [string, (options?: { slopeScale?: number }) => LayerSampler][] = [
  ['swim', swim],
  ['uniformPairs', uniformPairs],
  ['randomFeatures', randomFeatures],
  ['hitAndRun', hitAndRun],
  ['hitAndRun, 20 steps', (options) => hitAndRun({ ...options, steps: 20 })],
]

test.each(samplers)('%s: any dimension, same seed same bits, another seed other neurons', (_, sampler) => {
  for (const pointDim of [1, 2, 10]) {
    const at = (seed: number) => sampler()({ ...randomInput(1, 200, pointDim, 30), random: seededRandom(seed) })
    const sampled = at(7)
    expect(sampled.weights.length).toBe(30 * pointDim)
    expect(sampled.biases.length).toBe(30)
    expect([...sampled.weights, ...sampled.biases].every(Number.isFinite)).toBe(true)
    expect(at(7)).toEqual(sampled)
    expect(at(8)).not.toEqual(sampled)
    const rows = Array.from({ length: 30 }, (_, u) => sampled.weights.subarray(u * pointDim, (u + 1) * pointDim).join())
    expect(new Set(rows).size).toBe(30)
  }
})

test.each(samplers)('%s: slopeScale multiplies weights and biases', (_, sampler) => {
  const input = randomInput(6, 40, 3, 8)
  const one = sampler()({ ...input, random: seededRandom(1) })
  const fourth = sampler({ slopeScale: 0.25 })({ ...input, random: seededRandom(1) })
  for (const [i, w] of fourth.weights.entries()) expect(w).toBeCloseTo(one.weights[i] / 4, 13)
  for (const [i, b] of fourth.biases.entries()) expect(b).toBeCloseTo(one.biases[i] / 4, 13)
  for (const slopeScale of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
    expect(() => sampler({ slopeScale })).toThrow(`slopeScale must be positive, got ${slopeScale}`)
})

test.each(samplers)('%s: repeated points and constant targets are no obstacle', (_, sampler) => {
  const one = randomInput(3, 25, 2, 20)
  const points = new Float64Array(200)
  for (let k = 0; k < 4; k++) points.set(one.points, 50 * k)
  const input = { ...one, size: 100, points, targets: new Float64Array(100).fill(3) }
  const { weights, biases } = sampler()(input)
  expect([...weights, ...biases].every(Number.isFinite)).toBe(true)
  const dataset: Dataset = { size: 100, inputDim: 2, targetDim: 1, inputs: points, targets: input.targets }
  const { network } = fitNetwork(dataset, { width: 20, sampler: sampler() })
  for (const value of evaluate(network, points)) expect(Math.abs(value - 3)).toBeLessThan(1e-9)
})

test.each(samplers)('%s: two samples are enough for one neuron', (_, sampler) => {
  const input = { ...randomInput(1, 2, 1, 1), points: Float64Array.of(0, 1), targets: Float64Array.of(0, 1) }
  const { weights, biases } = sampler()(input)
  expect(Number.isFinite(weights[0]) && Number.isFinite(biases[0])).toBe(true)
})

const pairSamplers = samplers.slice(0, 2)

test.each(pairSamplers)('%s: the message where pairs run out', (name, sampler) => {
  expect(() => sampler()(randomInput(1, 3, 2, 4))).toThrow(
    `${name}: 3 samples give 3 usable pairs, too few for width 4; add samples or lower the width`,
  )
  const same = { ...randomInput(1, 40, 2, 15), points: new Float64Array(80) }
  expect(() => sampler()(same)).toThrow(`${name}: 40 samples give 0 usable pairs, too few for width 15`)
})

/** A rotation in every pair of coordinates (or a reflection), a uniform scale and a shift. */
const motions = fc.record({
  seed: fc.integer({ min: 0, max: 999 }),
  dim: fc.integer({ min: 1, max: 5 }),
  angle: fc.double({ min: -3, max: 3, noNaN: true }),
  scale: fc.double({ min: 0.05, max: 20, noNaN: true }),
  shift: fc.double({ min: -5, max: 5, noNaN: true }),
  mirrored: fc.boolean(),
})

test.each(pairSamplers)(
  '%s: rigid motion and uniform scaling of the inputs leave all outputs as they are',
  (_, sampler) => {
    fc.assert(
      fc.property(motions, ({ seed, dim, angle, scale, shift, mirrored }) => {
        const input = randomInput(seed, 60, dim, 12)
        const points = input.points.slice()
        const [c, s] = [Math.cos(angle), Math.sin(angle)]
        for (let i = 0; i < 60; i++) {
          const x = points.subarray(i * dim, (i + 1) * dim)
          for (let d = 1; d < dim; d++) [x[d - 1], x[d]] = [c * x[d - 1] - s * x[d], s * x[d - 1] + c * x[d]]
          if (mirrored) x[0] = -x[0]
          for (let d = 0; d < dim; d++) x[d] = scale * x[d] + (d % 2 ? -shift : shift)
        }
        const before = outputs(sampler(), { ...input, random: seededRandom(seed) })
        const after = outputs(sampler(), { ...input, points, random: seededRandom(seed) })
        // Two points 1e-4 apart make a slope of 1e4, by which the rounding of points of size 25 / 0.05 grows.
        for (const [k, value] of after.entries()) expect(Math.abs(value - before[k])).toBeLessThan(1e-8)
      }),
      { numRuns: 60 },
    )
  },
)

test('uniformPairs: every pair is as likely as any other, whatever the targets', () => {
  const [runs, counts, random] = [6000, new Map<string, number>(), seededRandom(11)]
  const input = {
    ...randomInput(1, 4, 1, 1),
    points: Float64Array.of(0, 1, 3, 7),
    targets: Float64Array.of(0, 100, 0, 0),
    random,
  }
  for (let k = 0; k < runs; k++) {
    const gap = (Math.log(3) / Math.abs(uniformPairs()(input).weights[0])).toFixed(3)
    counts.set(gap, (counts.get(gap) ?? 0) + 1)
  }
  // The gaps 1, 2, 3, 4, 6, 7 tell the six pairs apart.
  expect(counts.size).toBe(6)
  for (const count of counts.values()) expect(Math.abs(count / runs - 1 / 6)).toBeLessThan(4 * Math.sqrt(5 / 36 / runs))
})

test('uniformPairs: no two neurons share a pair, also when all pairs are asked for', () => {
  const { weights } = uniformPairs()(randomInput(3, 12, 2, 66))
  const keys = Array.from({ length: 66 }, (_, u) =>
    [...weights.subarray(2 * u, 2 * u + 2)].map((w) => Math.abs(w).toPrecision(10)).join(),
  )
  expect(new Set(keys).size).toBe(66)
})

test('randomFeatures: normal weights and uniform biases, by default as wide as the data', () => {
  const input = randomInput(2, 50, 4, 5000)
  const { weights, biases } = randomFeatures({ weightScale: 2 })(input)
  const moment = (x: Float64Array, power: number): number => x.reduce((sum, v) => sum + v ** power, 0) / x.length
  // Standard errors of the sample moments of 20,000 normal numbers: σ/√n, √2 σ²/√n, √96 σ⁴/√n.
  expect(Math.abs(moment(weights, 1))).toBeLessThan((4 * 2) / Math.sqrt(20000))
  expect(Math.abs(moment(weights, 2) - 4)).toBeLessThan((4 * 4 * Math.SQRT2) / Math.sqrt(20000))
  expect(Math.abs(moment(weights, 4) - 48)).toBeLessThan((4 * 16 * Math.sqrt(96)) / Math.sqrt(20000))
  const [low, high] = [Math.min(...input.points), Math.max(...input.points)]
  expect([...biases].every((b) => b >= low && b <= high)).toBe(true)
  expect(Math.abs(moment(biases, 1) - (low + high) / 2)).toBeLessThan((4 * (high - low)) / Math.sqrt(12 * 5000))
  const given = randomFeatures({ biasRange: [5, 6] })({ ...input, random: seededRandom(3) }).biases
  expect([...given].every((b) => b >= 5 && b <= 6)).toBe(true)
  expect(Math.max(...given) - Math.min(...given)).toBeGreaterThan(0.99)
})

test('randomFeatures: options out of range are refused', () => {
  expect(() => randomFeatures({ weightScale: 0 })).toThrow('randomFeatures: weightScale must be positive, got 0')
  expect(() => randomFeatures({ biasRange: [1, 1] })).toThrow('biasRange must be finite and in order, got 1 and 1')
  expect(() => randomFeatures({ biasRange: [0, Number.NaN] })).toThrow('got 0 and NaN')
})
