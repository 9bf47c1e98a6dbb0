import { afterAll, expect, test } from 'vitest'
import type { Dataset } from '../../src/dataset/dataset.ts'
import {
  type FitOptions,
  fitNetwork,
  fitNetworkAsync,
  integrate,
  learnFlowMap,
  learnFlowMapAsync,
  timeGrid,
} from '../../src/index.ts'
import { seededRandom } from '../../src/math/random.ts'
import { nodePool } from '../../src/node/node-pool.ts'
import { createPool } from '../../src/parallel/pool.ts'
import { lorenz63 } from '../../systems/index.ts'

const pools = [1, 2, 4].map((size) => nodePool({ size }))
afterAll(() => Promise.all(pools.map((pool) => pool.close())))

function data(size: number): Dataset {
  const random = seededRandom(1)
  const inputs = Float64Array.from({ length: 2 * size }, () => 2 * random() - 1)
  const targets = Float64Array.from({ length: size }, (_, i) => Math.sin(3 * inputs[2 * i]) * inputs[2 * i + 1])
  return { size, inputDim: 2, targetDim: 1, inputs, targets }
}

const options: FitOptions = { width: [20, 50], seed: 9 }

test('one, two and four workers and none: the same bits', async () => {
  const rows = data(3000)
  const here = fitNetwork(rows, options)
  for (const pool of pools) {
    const there = await fitNetworkAsync(rows, { ...options, pool })
    expect(there.network).toEqual(here.network)
    expect(there.report.cost.workers).toBe(pool.size)
    expect(there.report.cost.cpuSeconds).toBeGreaterThan(0)
    expect(there.report.cost.flops).toBe(here.report.cost.flops)
  }
})

test('weights and leave-one-out go along; a learner on the pool gives the learner’s bits', async () => {
  const rows = data(1500)
  const asked: FitOptions = {
    width: 30,
    ridge: 'leave-one-out',
    weights: Float64Array.from({ length: 1500 }, (_, i) => 1 + (i % 2)),
  }
  const [here, there] = [fitNetwork(rows, asked), await fitNetworkAsync(rows, { ...asked, pool: pools[1] })]
  expect(there.network).toEqual(here.network)
  const truth = integrate(lorenz63, [1, 1, 1], timeGrid(0, 0.05, 900))
  const learned = await learnFlowMapAsync(truth, { width: 40, pool: pools[1] })
  expect(learned.network).toEqual(learnFlowMap(truth, { width: 40 }).network)
})

test('progress adds up to all rows', async () => {
  const told: number[] = []
  await fitNetworkAsync(data(20_000), { width: 30, pool: pools[1], onProgress: (rows) => told.push(rows) })
  expect(told.at(-1)).toBe(20_000)
  for (let i = 1; i < told.length; i++) expect(told[i]).toBeGreaterThan(told[i - 1])
})

test('a stopped fit rejects with the reason, and the pool goes on', async () => {
  const controller = new AbortController()
  const rows = data(60_000)
  const fit = fitNetworkAsync(rows, {
    width: 300,
    pool: pools[1],
    signal: controller.signal,
    onProgress: () => controller.abort(new Error('enough')),
  })
  await expect(fit).rejects.toThrow('enough')
  expect((await fitNetworkAsync(data(500), { width: 10, pool: pools[1] })).report.rows).toBe(500)
})

test('a worker that cannot start is an error, not a hang', async () => {
  const broken = createPool({
    size: 1,
    spawn: () => {
      throw new Error('no threads left')
    },
  })
  await expect(fitNetworkAsync(data(500), { width: 10, pool: broken })).rejects.toThrow('no threads left')
})

test('bad input is refused before any worker starts', async () => {
  await expect(fitNetworkAsync({ ...data(10), size: 9 }, { width: 3, pool: pools[0] })).rejects.toThrow(
    'expected 9 × 2',
  )
})
