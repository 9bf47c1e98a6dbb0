import { expect, test } from 'vitest'
import type { Dataset } from '../../src/dataset/dataset.ts'
import { seededRandom } from '../../src/math/random.ts'
import { evaluate } from '../../src/network/evaluate.ts'
import { fitNetwork } from '../../src/network/fit-network.ts'
import type { FitOptions } from '../../src/network/fit-options.ts'

function sampled(size: number, f: (x: number, y: number) => number, seed = 1): Dataset {
  const random = seededRandom(seed, 5)
  const inputs = Float64Array.from({ length: 2 * size }, () => 2 * random() - 1)
  const targets = Float64Array.from({ length: size }, (_, i) => f(inputs[2 * i], inputs[2 * i + 1]))
  return { size, inputDim: 2, targetDim: 1, inputs, targets }
}

function testError(options: FitOptions, f: (x: number, y: number) => number): number {
  const { network } = fitNetwork(sampled(2000, f), options)
  const fresh = sampled(500, f, 2)
  const prediction = evaluate(network, fresh.inputs)
  return Math.sqrt(prediction.reduce((sum, p, i) => sum + (p - fresh.targets[i]) ** 2, 0) / 500)
}

const smooth = (x: number, y: number): number => Math.sin(3 * x) * Math.exp(y)

test('a smooth function is learned to 1e-5 with 200 neurons, and more neurons learn it better', () => {
  const errors = [25, 50, 100, 200].map((width) => testError({ width, seed: 3 }, smooth))
  expect(errors[3]).toBeLessThan(1e-5)
  for (let i = 1; i < errors.length; i++) expect(errors[i]).toBeLessThan(errors[i - 1])
})

test('two hidden layers learn it too', () => {
  expect(testError({ width: [100, 200], seed: 3 }, smooth)).toBeLessThan(1e-3)
})

test('a linear function costs nothing beside linear features', () => {
  expect(testError({ width: 1 }, (x, y) => 3 * x - y + 0.5)).toBeLessThan(1e-13)
})

test('same seed, same bits; another seed, another network', () => {
  const data = sampled(300, smooth)
  const run = (seed: number): Float64Array => fitNetwork(data, { width: 40, seed }).network.readout
  expect(run(1)).toEqual(run(1))
  expect(run(1)).not.toEqual(run(2))
})

test('the report says what was done', () => {
  const { report, network } = fitNetwork(sampled(500, smooth), { width: 30 })
  expect(report).toMatchObject({ rows: 500, columns: 33, rank: 33 })
  expect(report.condition).toBeGreaterThan(1)
  expect(network.readout.length).toBe(33)
  expect(network.layers[0]).toMatchObject({ inputDim: 2, width: 30, activation: 'tanh' })
})

test('on pure noise, leave-one-out turns the neurons off', () => {
  const random = seededRandom(21)
  const data = { ...sampled(200, smooth), targets: Float64Array.from({ length: 200 }, () => random() - 0.5) }
  const free = fitNetwork(data, { width: 80 })
  const chosen = fitNetwork(data, { width: 80, ridge: 'leave-one-out' })
  const spread = (r: Float64Array): number => Math.hypot(...r.subarray(3))
  expect(spread(chosen.network.readout)).toBeLessThan(0.01 * spread(free.network.readout))
  expect(chosen.report.leaveOneOutRmse).toBeGreaterThan(0.25)
})

test.each<[string, Partial<FitOptions>, Partial<Dataset>]>([
  ['width must be a positive whole number, got 0', { width: 0 }, {}],
  ['width must be a positive whole number, got -3', { width: [10, -3] }, {}],
  ['width is an empty list', { width: [] }, {}],
  ['inputs row 2, column 1 is NaN', {}, { inputs: Float64Array.of(0, 0, 1, 1, 2, Number.NaN, 3, 3) }],
  ['targets hold 3 numbers, expected 4 × 1', {}, { targets: new Float64Array(3) }],
  ['1 samples; at least 2', {}, { size: 1, inputs: new Float64Array(2), targets: new Float64Array(1) }],
])('refused: %s', (message, options, change) => {
  const data = {
    size: 4,
    inputDim: 2,
    targetDim: 1,
    inputs: Float64Array.from({ length: 8 }, (_, i) => i * i),
    targets: new Float64Array(4),
  }
  expect(() => fitNetwork({ ...data, ...change }, { width: 2, ...options })).toThrow(message)
})

test('evaluate refuses a broken row', () => {
  const { network } = fitNetwork(sampled(20, smooth), { width: 3 })
  expect(() => evaluate(network, new Float64Array(5))).toThrow('5 numbers are no whole number of rows')
})
