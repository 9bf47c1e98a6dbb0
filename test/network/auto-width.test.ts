import { afterAll, expect, test } from 'vitest'
import type { Dataset } from '../../src/dataset/dataset.ts'
import { normalPairs } from '../../src/math/normal-pairs.ts'
import { seededRandom } from '../../src/math/random.ts'
import { evaluate } from '../../src/network/evaluate.ts'
import { fitNetwork } from '../../src/network/fit-network.ts'
import { fitNetworkAsync } from '../../src/network/fit-network-async.ts'
import type { Fit } from '../../src/network/fit-options.ts'
import { beginFit } from '../../src/network/partial-fit.ts'
import type { AutoWidthOptions } from '../../src/network/width.ts'
import { nodePool } from '../../src/node/node-pool.ts'

const pools = [1, 2].map((size) => nodePool({ size }))
afterAll(() => Promise.all(pools.map((pool) => pool.close())))

function data(size: number, noise: number, stream = 0): Dataset {
  const random = seededRandom(7, stream)
  const normal = normalPairs(7, stream, 0)
  const inputs = Float64Array.from({ length: 2 * size }, () => 2 * random() - 1)
  const targets = Float64Array.from(
    { length: size },
    (_, i) => Math.sin(3 * inputs[2 * i]) * Math.exp(inputs[2 * i + 1]) + noise * normal(0, i)[0],
  )
  return { size, inputDim: 2, targetDim: 1, inputs, targets }
}

const grow = (rows: Dataset, auto: AutoWidthOptions = {}): Fit => fitNetwork(rows, { width: { auto }, seed: 2 })

test('it grows until the tolerance is met, and unseen rows agree with the hold-out error', () => {
  const { network, report } = grow(data(2000, 0), { tolerance: 1e-5 })
  const { tried, width, stopped } = report.growth!
  expect(stopped).toBe('tolerance met')
  const last = tried.at(-1)!
  expect(last.width).toBe(width)
  expect(last.holdOutError).toBeLessThan(1e-5)
  for (const { holdOutError } of tried.slice(0, -1)) expect(holdOutError).toBeGreaterThan(1e-5)
  const fresh = data(2000, 0, 1)
  const predicted = evaluate(network, fresh.inputs)
  const rmse = Math.sqrt(predicted.reduce((sum, value, i) => sum + (value - fresh.targets[i]) ** 2, 0) / 2000)
  expect(rmse).toBeLessThan(2e-5)
})

test('under noise it stops early, near the best that a smooth fit can do', () => {
  const { growth } = grow(data(2000, 0.1)).report
  expect(growth).toMatchObject({ stopped: 'error no longer falls' })
  expect(growth!.width).toBeLessThanOrEqual(128)
  const errors = growth!.tried.map(({ holdOutError }) => holdOutError)
  expect(Math.min(...errors)).toBe(errors[growth!.tried.findIndex(({ width }) => width === growth!.width)])
  // The noise itself, in standard deviations of the target: √(E sin² E exp² + 0.01) = 0.98.
  expect(Math.min(...errors)).toBeGreaterThan(0.08)
  expect(Math.min(...errors)).toBeLessThan(0.13)
})

test('held-out rows are fitted in the end: the same as all rows at once, up to rounding', () => {
  const rows = data(600, 0.1)
  const { network, report } = grow(rows, { start: 20, max: 20 })
  expect(report).toMatchObject({ rows: 600, growth: { width: 20, stopped: 'max reached' } })
  const { weights, biases } = network.layers[0]
  const whole = fitNetwork(rows, { width: 20, sampler: () => ({ weights, biases }) })
  for (const [k, value] of whole.network.readout.entries()) expect(network.readout[k]).toBeCloseTo(value, 8)
  expect(report.trainingRmse[0]).toBeCloseTo(whole.report.trainingRmse[0], 12)
})

test('the neurons of a smaller network are the first of a larger one', () => {
  const [small, large] = [20, 80].map((max) => grow(data(500, 0), { start: 10, max, tolerance: 0 }).network.layers[0])
  expect([small.width, large.width]).toEqual([20, 80])
  expect(large.weights.subarray(0, 40)).toEqual(small.weights)
  expect(large.biases.subarray(0, 20)).toEqual(small.biases)
})

test('no more columns than different rows', () => {
  const few = data(12, 0)
  const copies: Dataset = {
    ...few,
    size: 240,
    inputs: Float64Array.from({ length: 480 }, (_, i) => few.inputs[i % 24]),
    targets: Float64Array.from({ length: 240 }, (_, i) => few.targets[i % 12]),
  }
  const { report } = grow(copies, { start: 4 })
  expect(report.growth!.tried.map(({ width }) => width)).toEqual([4, 8, 9])
  expect(report.trainingRmse[0]).toBeLessThan(1e-9)
})

test('on one and two workers the same bits, and the cost counts every width', async () => {
  const rows = data(6000, 0.01)
  const options = { width: { auto: { start: 20, max: 160 } }, seed: 3 } as const
  const here = fitNetwork(rows, options)
  for (const pool of pools) {
    const told: number[] = []
    const there = await fitNetworkAsync(rows, { ...options, pool, onProgress: (done) => told.push(done) })
    expect(there.network).toEqual(here.network)
    expect(there.report.growth).toEqual(here.report.growth)
    expect(there.report.cost.flops).toBe(here.report.cost.flops)
    expect(told.at(-1)).toBe(4800 * here.report.growth!.tried.length + 1200)
  }
  const last = fitNetwork(rows, { width: here.report.growth!.tried.at(-1)!.width, seed: 3 })
  expect(here.report.cost.flops).toBeLessThan(2 * last.report.cost.flops)
})

test('weights count in the choice and in the fit', () => {
  const rows = data(1000, 0)
  const spoiled = { ...rows, targets: rows.targets.map((value, i) => (i % 2 === 0 ? value : 50)) }
  const weights = Float64Array.from({ length: 1000 }, (_, i) => (i % 2 === 0 ? 1 : 0))
  const { report } = fitNetwork(spoiled, { width: { auto: { max: 128 } }, weights })
  expect(report.growth!.tried.at(-1)!.holdOutError).toBeLessThan(1e-5)
})

test.each<[string, AutoWidthOptions]>([
  ['width.auto.start must be a positive whole number, got 0', { start: 0 }],
  ['width.auto.max must be a positive whole number, got 2.5', { max: 2.5 }],
  ['width.auto.tolerance must not be negative, got -1', { tolerance: -1 }],
  ['fraction must lie between 0 and 1, got 2', { holdOut: { fraction: 2 } }],
])('refused: %s', (message, auto) => {
  expect(() => grow(data(50, 0), auto)).toThrow(message)
})

test('where rows come in parts, a width has to be given', () => {
  expect(() => beginFit(data(50, 0), { width: 'auto' })).toThrow("width 'auto' needs all rows at once")
})
