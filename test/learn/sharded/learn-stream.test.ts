import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fieldPairs } from '../../../src/dataset/field-pairs.ts'
import { flowPairs } from '../../../src/dataset/flow-pairs.ts'
import { standardScaler } from '../../../src/dataset/scaling.ts'
import { saveModel } from '../../../src/io/model/model-file.ts'
import { learnFlowMap } from '../../../src/learn/flow-map.ts'
import { learnShard } from '../../../src/learn/sharded/learn-shard.ts'
import { learnFlowMapStream, learnPlan, learnVectorFieldStream } from '../../../src/learn/sharded/learn-stream.ts'
import { mergeShards, type NamedFactor } from '../../../src/learn/sharded/merge-shards.ts'
import { planFlowMap, planVectorField } from '../../../src/learn/sharded/plan-learning.ts'
import { learnVectorField } from '../../../src/learn/vector-field.ts'
import type { Recipe } from '../../../src/system/system.ts'
import type { Trajectory } from '../../../src/trajectory.ts'
import { dt, orbit, partOf, rowsOf } from './records.ts'

const whole = partOf('orbit', orbit, [1000])
const options = { width: 24, seed: 3, sampleRows: 800 }
const plan = await planFlowMap([whole], options)

function bytes(model: { readonly recipe?: Recipe }): Uint8Array {
  return saveModel(model, {}, { reproducible: true })
}

describe('a plan', () => {
  test('is the same however the record is cut into chunks', async () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(sizes, async (cut) => {
        expect(await planFlowMap([partOf('orbit', orbit, cut)], options)).toEqual(plan)
      }),
      { numRuns: 10 },
    )
  })

  test('has the scalers, region, interval and number of pairs of the record in memory', () => {
    const pairs = flowPairs(orbit)
    const [inputs, outputs] = [standardScaler(pairs.inputs, 3), standardScaler(pairs.targets, 3)]
    for (const [found, expected] of [
      [plan.inputScaler, inputs],
      [plan.outputScaler, outputs],
    ])
      for (let j = 0; j < 3; j++) {
        expect(found.mean[j]).toBeCloseTo(expected.mean[j], 12)
        expect(found.scale[j] / expected.scale[j]).toBeCloseTo(1, 12)
      }
    expect(plan.trainingRegion).toEqual(learnFlowMap(orbit, { width: 5 }).trainingRegion)
    expect(plan.pairs).toBe(pairs.size)
    expect(plan.interval.mean / dt).toBeCloseTo(1, 12)
    expect(plan.parts).toEqual([{ name: 'orbit', rows: 3000 }])
  })

  test('counts no pair across a gap in time, a missing value or the border of two parts', async () => {
    const broken = { ...orbit, times: orbit.times.map((t, i) => (i < 1000 ? t : t + 5)), states: orbit.states.slice() }
    broken.states[3 * 2000 + 1] = Number.NaN
    const pieces = [
      rowsOf(broken, 0, 1000),
      rowsOf(broken, 1000, 2000),
      rowsOf(broken, 2001, 2500),
      rowsOf(broken, 2500, 3000),
    ]
    const parts = [partOf('a', rowsOf(broken, 0, 2500), [333]), partOf('b', rowsOf(broken, 2500, 3000), [77])]
    for (const stride of [1, 3]) {
      const found = await planFlowMap(parts, { ...options, stride })
      const pairs = flowPairs(pieces, { stride })
      expect(found.pairs).toBe(pairs.size)
      const expected = standardScaler(pairs.targets, 3)
      for (let j = 0; j < 3; j++) expect(found.outputScaler.mean[j]).toBeCloseTo(expected.mean[j], 11)
    }
    const field = await planVectorField(parts, { ...options, order: 6 })
    const derivatives = fieldPairs(pieces, { order: 6 })
    expect(field.pairs).toBe(derivatives.size)
    const expected = standardScaler(derivatives.targets, 3)
    for (let j = 0; j < 3; j++) expect(field.outputScaler.scale[j] / dt / expected.scale[j]).toBeCloseTo(1, 9)
  })
})

describe('shards', () => {
  test('of any number, cut into chunks in any way and merged in any order, are what one process learns with as many', async () => {
    const shards = fc.integer({ min: 1, max: 12 }).chain((of) =>
      fc.shuffledSubarray(
        Array.from({ length: of }, (_, k) => k + 1),
        { minLength: of },
      ),
    )
    await fc.assert(
      fc.asyncProperty(shards, fc.integer({ min: 1, max: 900 }), async (order, cut) => {
        const of = order.length
        const factors: NamedFactor[] = []
        for (const shard of order)
          factors.push({
            name: `${shard}`,
            factor: await learnShard(plan, [partOf('orbit', orbit, [cut, 31 * shard])], { shard, of }),
          })
        expect(bytes(mergeShards(plan, factors))).toEqual(bytes(await learnPlan(plan, [whole], { shards: of })))
      }),
      {
        numRuns: 6,
        examples: [
          [[1], 17],
          [[5, 3, 1, 2, 4], 256],
        ],
      },
    )
    const model = await learnFlowMapStream([whole], { ...options, shards: 3 })
    expect(bytes(model)).toEqual(bytes(await learnPlan(plan, [whole], { shards: 3 })))
  })

  test('fit what all rows in memory fit, but for rounding', async () => {
    const inMemory = learnFlowMap(orbit, { width: 24, seed: 3 })
    const streamed = await learnFlowMapStream([whole], { width: 24, seed: 3, shards: 4 })
    expect(streamed.report.rows).toBe(inMemory.report.rows)
    const rmse = streamed.report.trainingRmse.map((value, c) => value / inMemory.report.trainingRmse[c])
    for (const ratio of rmse) expect(ratio).toBeCloseTo(1, 4)
    expect(distance(streamed, inMemory)).toBeLessThan(1e-6)
  })

  test('of a vector field, too', async () => {
    const inMemory = learnVectorField(orbit, { width: 24, seed: 3 })
    const streamed = await learnVectorFieldStream([whole], { width: 24, seed: 3, shards: 3 })
    const [a, b] = [new Float64Array(3), new Float64Array(3)]
    for (const row of [10, 700, 2900]) {
      const y = orbit.states.subarray(3 * row, 3 * row + 3)
      streamed.field(0, y, a)
      inMemory.field(0, y, b)
      for (let j = 0; j < 3; j++) expect(a[j]).toBeCloseTo(b[j], 3)
    }
  })

  test('of an angle that jumps by whole turns learn the increments of a continuous one', async () => {
    const turning = { dim: 1, times: orbit.times, states: orbit.times.map((t) => (3 * t) % (2 * Math.PI)) }
    const model = await learnFlowMapStream([partOf('turns', turning, [640])], {
      ...{ width: 5, stride: 2, shards: 2 },
      periodic: { x: 2 * Math.PI },
    })
    const next = new Float64Array(1)
    model.advance(Float64Array.of(6.2), next, 0)
    expect(next[0]).toBeCloseTo(6.2 + 6 * dt, 8)
  })
})

function distance(a: ReturnType<typeof learnFlowMap>, b: ReturnType<typeof learnFlowMap>): number {
  const [x, y] = [new Float64Array(3), new Float64Array(3)]
  let most = 0
  for (let row = 0; row < 3000; row += 100) {
    a.advance(at(orbit, row), x, 0)
    b.advance(at(orbit, row), y, 0)
    for (let j = 0; j < 3; j++) most = Math.max(most, Math.abs(x[j] - y[j]))
  }
  return most
}

function at({ dim, states }: Trajectory, row: number): Float64Array {
  return states.subarray(dim * row, dim * (row + 1))
}
