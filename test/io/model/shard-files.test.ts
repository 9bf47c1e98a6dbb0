import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadFactor, saveFactor } from '../../../src/io/model/factor-file.ts'
import { saveModel } from '../../../src/io/model/model-file.ts'
import { loadPlan, savePlan } from '../../../src/io/model/plan-file.ts'
import { learnShard } from '../../../src/learn/sharded/learn-shard.ts'
import { planDigest } from '../../../src/learn/sharded/learning-plan.ts'
import { mergeShards } from '../../../src/learn/sharded/merge-shards.ts'
import { planFlowMap, planVectorField } from '../../../src/learn/sharded/plan-learning.ts'
import { orbit, partOf, rowsOf } from '../../learn/sharded/records.ts'

const part = partOf('orbit', orbit, [700])
const options = { width: [10, 6], skip: true, seed: 3, sampleRows: 800 }
const plan = await planFlowMap([part], options)
const planFile = savePlan(plan)
const factors = await Promise.all([1, 2, 3].map((shard) => learnShard(plan, [part], { shard, of: 3 })))
const files = factors.map(saveFactor)
const named = files.map((bytes, k) => ({ name: `${'abc'[k]}.factor`, factor: loadFactor(bytes) }))

describe('a plan and factors in files', () => {
  test('come back as they were, in the same bytes, with the same digest', async () => {
    const loaded = loadPlan(planFile)
    expect(loaded).toEqual(plan)
    expect(savePlan(loaded)).toEqual(planFile)
    expect(planDigest(loaded)).toBe(planDigest(plan))
    expect(named.map(({ factor }) => factor)).toEqual(factors)
    const periodic = await planVectorField([part], { ...options, periodic: { x: 40 } })
    expect(planDigest(loadPlan(savePlan(periodic)))).toBe(planDigest(periodic))
  })

  test('merge to a model that can be saved, of any order the same bytes', () => {
    const [a, b, c] = named
    const model = saveModel(mergeShards(loadPlan(planFile), [a, b, c]), {}, { reproducible: true })
    expect(saveModel(mergeShards(plan, [c, a, b]), {}, { reproducible: true })).toEqual(model)
  })

  test('with any byte changed are refused', () => {
    const anywhere = fc.record({ at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), bit: fc.nat(7) })
    fc.assert(
      fc.property(anywhere, ({ at, bit }) => {
        for (const [bytes, load] of [
          [planFile, loadPlan],
          [files[1], loadFactor],
        ] as const) {
          const damaged = bytes.slice()
          damaged[Math.floor(at * damaged.length)] ^= 1 << bit
          expect(() => load(damaged)).toThrow(SyntaxError)
        }
      }),
      { numRuns: 60 },
    )
    expect(() => loadFactor(files[0].subarray(0, files[0].length - 100))).toThrow('loadFactor: not a safetensors file')
    expect(() => loadFactor(planFile)).toThrow('loadFactor: a rhei plan, not a rhei factor')
  })
})

describe('merging names', () => {
  const [a, b, c] = named
  const again = { name: 'd.factor', factor: b.factor }

  test.each([
    [[a, c], 'shard 2 of 3 is missing'],
    [[b], 'shards 1, 3 of 3 are missing'],
    [[a, b, again, c], 'shard 2 is there twice: b.factor, d.factor'],
    [[a, b, again, c, again], 'shard 2 is there 3 times: b.factor, d.factor, d.factor'],
    [[], 'no shards'],
  ])('what is lost or repeated', (given, message) => {
    expect(() => mergeShards(plan, given)).toThrow(message)
  })

  test('a shard of another plan or another number of shards', async () => {
    const other = await planFlowMap([part], { ...options, seed: 4 })
    const foreign = await learnShard(other, [part], { shard: 2, of: 3 })
    expect(() => mergeShards(plan, [a, { name: 'b.factor', factor: foreign }, c])).toThrow(
      /b\.factor was made with another plan/,
    )
    const half = await learnShard(plan, [part], { shard: 2, of: 2 })
    expect(() => mergeShards(plan, [a, { name: 'half', factor: half }])).toThrow(
      'half is one of 2 shards, a.factor one of 3',
    )
  })

  test('rows that are not those the plan saw', async () => {
    const changed = { ...orbit, states: orbit.states.slice() }
    changed.states[3 * 1500] += 1e-9
    const [first, middle, last] = await Promise.all(
      [1, 2, 3].map((shard) => learnShard(plan, [partOf('orbit', changed, [700])], { shard, of: 3 })),
    )
    expect(first).toEqual(a.factor)
    expect(() => mergeShards(plan, [a, { name: 'b', factor: middle }, { name: 'c', factor: last }])).toThrow(
      'other data than the plan saw',
    )
    changed.states[3 * 1500] = 1000
    await expect(learnShard(plan, [partOf('orbit', changed, [700])], { shard: 2, of: 3 })).rejects.toThrow(
      /orbit has x = 1000 in row 1500; the plan saw/,
    )
    const short = partOf('orbit', rowsOf(orbit, 0, 2900), [700])
    await expect(learnShard(plan, [short], { shard: 3, of: 3 })).rejects.toThrow(
      'orbit ends after 2900 rows, the plan saw 3000',
    )
    await expect(learnShard(plan, [], { shard: 3, of: 3 })).rejects.toThrow('0 parts, the plan has 1')
    const moved = { ...b.factor, ranges: a.factor.ranges }
    expect(() => mergeShards(plan, [a, { name: 'b', factor: moved }, c])).toThrow(
      /b holds rows 0 to 1024 of part 1, but/,
    )
  })
})
