import { afterAll, expect, test } from 'vitest'
import { integrate } from '../../src/integrate/integrate.ts'
import { nodePool } from '../../src/node/node-pool.ts'
import { timeGrid } from '../../src/trajectory.ts'
import type { Trial } from '../../src/tune/search.ts'
import { tune } from '../../src/tune/tune.ts'
import { tuneAsync } from '../../src/tune/tune-async.ts'
import { lorenz63 } from '../../systems/chaos/lorenz63.ts'

const pools = [1, 2].map((size) => nodePool({ size }))
afterAll(() => Promise.all(pools.map((pool) => pool.close())))

const data = integrate(lorenz63, [1, 1, 20], timeGrid(0, 0.02, 800))

/** All but the time it took. */
const lasting = (tried: readonly Trial[]): unknown[] => tried.map(({ seconds, ...rest }) => rest)

test('one and two workers and none: the same trials and the same bits', async () => {
  const options = { learn: 'flow-map', by: 'rollout', budget: { flops: 4e8 }, seed: 2 } as const
  const here = tune(data, options)
  for (const pool of pools) {
    const told: number[] = []
    const there = await tuneAsync(data, { ...options, pool, onProgress: (tried) => told.push(tried) })
    expect(lasting(there.tried)).toEqual(lasting(here.tried))
    expect(there.model.network).toEqual(here.model.network)
    expect(there.best).toEqual(here.best)
    expect(told.at(-1)).toBe(here.tried.length)
  }
})

test('a known system and an integrator go along as their texts', async () => {
  const candidates = [0.25, 1].map((slopeScale) => ({ sampler: { name: 'swim', slopeScale } as const, width: 30 }))
  const options = { learn: 'vector-field', shared: { derivatives: lorenz63 }, candidates } as const
  const there = await tuneAsync(data, { ...options, pool: pools[1] })
  expect(lasting(there.tried)).toEqual(lasting(tune(data, options).tried))
  const { definition, ...nameless } = lorenz63
  const lost = tuneAsync(data, { ...options, shared: { derivatives: nameless }, pool: pools[1] })
  await expect(lost).rejects.toThrow('is given as functions, which no worker knows')
})

test('a search that is stopped rejects with the reason', async () => {
  const controller = new AbortController()
  const run = tuneAsync(data, {
    learn: 'flow-map',
    pool: pools[1],
    signal: controller.signal,
    onProgress: () => controller.abort(new Error('enough')),
  })
  await expect(run).rejects.toThrow('enough')
})
