import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDigests, NO_DIGEST, rowDigest } from '../../../src/learn/sharded/row-digest.ts'
import { BLOCK_ROWS, shardRanges } from '../../../src/learn/sharded/shard-ranges.ts'
import { orbit, rowsOf } from './records.ts'

const parts = fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 6 })

test.each(['rows', 'files'] as const)(
  'shards by %s cover every row once, in order, by whole units, none empty',
  (unit) => {
    fc.assert(
      fc.property(parts, fc.integer({ min: 1, max: 40 }), (rows, of) => {
        const units = unit === 'files' ? rows.length : rows.reduce((sum, n) => sum + Math.ceil(n / BLOCK_ROWS), 0)
        fc.pre(of <= units)
        const shards = Array.from({ length: of }, (_, k) => shardRanges(rows, unit, { shard: k + 1, of }))
        for (const ranges of shards) expect(ranges.length).toBeGreaterThan(0)
        const at = rows.map(() => 0)
        for (const { part, start, end } of shards.flat()) {
          expect(start).toBe(at[part])
          expect(end === rows[part] || (unit === 'rows' && end % BLOCK_ROWS === 0)).toBe(true)
          at[part] = end
        }
        expect(at).toEqual(rows)
      }),
      { numRuns: 200 },
    )
  },
)

test('shard 2 of 3 of 1000 rows is the second block of four; more shards than units are refused', () => {
  expect(shardRanges([1000], 'rows', { shard: 2, of: 3 })).toEqual([{ part: 0, start: 256, end: 512 }])
  expect(shardRanges([1000, 10], 'files', { shard: 2, of: 2 })).toEqual([{ part: 1, start: 0, end: 10 }])
  expect(() => shardRanges([1000], 'rows', { shard: 1, of: 5 })).toThrow('5 shards of 4 blocks of 256 rows')
  for (const [shard, of] of [
    [0, 2],
    [3, 2],
    [1.5, 2],
    [1, 0],
  ])
    expect(() => shardRanges([1000], 'rows', { shard, of })).toThrow('counted from 1')
})

test('digests of shards add up to that of the whole; a value or a place that changes changes it', () => {
  const all = rowDigest({ part: 0, start: 0, end: 3000 })
  all.add(orbit, 0)
  const sum = (of: number, cut: number): string => {
    let total = NO_DIGEST
    for (let shard = 1; shard <= of; shard++) {
      const [range] = shardRanges([3000], 'rows', { shard, of })
      const own = rowDigest(range)
      for (let row = 0; row < 3000; row += cut) own.add(rowsOf(orbit, row, row + cut), row)
      total = addDigests(total, own.finish())
    }
    return total
  }
  const whole = all.finish()
  expect([sum(1, 100), sum(4, 300), sum(7, 3000)]).toEqual([whole, whole, whole])
  const other = rowDigest({ part: 1, start: 0, end: 3000 })
  other.add(orbit, 0)
  expect(other.finish()).not.toBe(whole)
  expect(addDigests('f'.repeat(64), `${'0'.repeat(63)}1`)).toBe(NO_DIGEST)
})
