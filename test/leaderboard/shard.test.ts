import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jobsOf } from './jobs.ts'
import { parseOptions } from './options.ts'
import { type Job, keyOf, type Row } from './row.ts'
import { mergeRows, parseShard, shardJobs } from './shard.ts'

const jobs = jobsOf(parseOptions(['--systems', 'lorenz63,rossler', '--learners', 'persistence,climatology']))
const rowOf = (job: Job): Row => ({
  ...job,
  ...{ smape: 1, validTime: 1, lyapunovTimes: 1, toTheEnd: true, status: 'complete' },
})

test('shards together are all jobs, each once, and as many in each but for one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), (of) => {
      const shards = Array.from({ length: of }, (_, k) => shardJobs(jobs, { shard: k + 1, of }))
      expect(shards.flat().map(keyOf).sort()).toEqual(jobs.map(keyOf).sort())
      const lengths = shards.map(({ length }) => length)
      expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1)
    }),
  )
})

test('files of shards merge to the rows of one run, in any order', () => {
  const files = [3, 1, 2].map((shard) => ({
    path: `part-${shard}.jsonl`,
    rows: shardJobs(jobs, { shard, of: 3 }).map(rowOf).reverse(),
  }))
  expect(mergeRows(files, jobs)).toEqual({ rows: jobs.map(rowOf), faults: [] })
})

test('a lost row and a repeated one are named, with the files', () => {
  const [first, second, ...rest] = jobs.map(rowOf)
  const files = [
    { path: 'a', rows: [first, ...rest] },
    { path: 'b', rows: [first] },
  ]
  const { rows, faults } = mergeRows(files, jobs)
  expect(rows).toEqual([first, ...rest])
  expect(faults).toEqual([
    `lost: ${second.learner} on ${second.system}, 15 samples, univariate, start 0`,
    `repeated: ${first.learner} on ${first.system}, 15 samples, univariate, start 0: a, b`,
  ])
  const { faults: all } = mergeRows([], jobs)
  expect(all).toHaveLength(11)
  expect(all[10]).toBe(`lost: ${jobs.length - 10} more`)
})

test('options: a shard is one of a number; what is merged is named and nothing else is run', () => {
  expect(parseOptions(['--shard', '2/8']).shard).toEqual({ shard: 2, of: 8 })
  expect(parseOptions(['--merge', 'a', 'b']).merge).toEqual(['a', 'b'])
  for (const text of ['0/8', '9/8', '2', '2/8/1', '1.5/2', '-1/2'])
    expect(() => parseShard(text)).toThrow(`such as 2/8, got '${text}'`)
  expect(() => parseOptions(['--merge'])).toThrow('name the files')
  expect(() => parseOptions(['--merge', 'a', '--shard', '1/2'])).toThrow('neither --shard nor --out')
  expect(() => parseOptions(['a'])).toThrow(TypeError)
})
