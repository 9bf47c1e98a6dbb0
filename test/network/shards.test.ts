import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeTree, shardPlan, treeMerger } from '../../src/network/shards.ts'

const sizes = fc.oneof(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 10_000_000 }))
const widths = fc.integer({ min: 1, max: 3000 })

test('shards cover all rows once, in order, a power of two of them and never more than 8, equal up to one row', () => {
  fc.assert(
    fc.property(sizes, widths, (size, columns) => {
      const plan = shardPlan(size, columns)
      expect([1, 2, 4, 8]).toContain(plan.length)
      expect(plan[0].start).toBe(0)
      expect(plan[plan.length - 1].end).toBe(size)
      for (let i = 1; i < plan.length; i++) expect(plan[i].start).toBe(plan[i - 1].end)
      const lengths = plan.map(({ start, end }) => end - start)
      expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1)
      expect(shardPlan(size, columns)).toEqual(plan)
    }),
    { numRuns: 500 },
  )
})

test('a shard has more rows than columns, and more rows never mean fewer shards', () => {
  fc.assert(
    fc.property(sizes, fc.integer({ min: 0, max: 1_000_000 }), widths, (size, more, columns) => {
      const plan = shardPlan(size, columns)
      if (plan.length > 1) for (const { start, end } of plan) expect(end - start).toBeGreaterThanOrEqual(columns)
      expect(shardPlan(size + more, columns).length).toBeGreaterThanOrEqual(plan.length)
    }),
    { numRuns: 500 },
  )
})

test('small problems stay whole; large ones use all shards', () => {
  expect(shardPlan(2000, 20).length).toBe(1)
  expect(shardPlan(1_000_000, 500).length).toBe(8)
})

test.each([
  [1, '0'],
  [2, '(0 1)'],
  [3, '((0 1) 2)'],
  [4, '((0 1) (2 3))'],
  [5, '(((0 1) (2 3)) 4)'],
  [8, '(((0 1) (2 3)) ((4 5) (6 7)))'],
])('%d parts merge as %s', (count, tree) => {
  const parts = Array.from({ length: count }, (_, i) => `${i}`)
  expect(mergeTree(parts, (first, second) => `(${first} ${second})`)).toBe(tree)
  expect(parts.length).toBe(count)
})

test('parts that come one at a time merge in the same tree', () => {
  const merge = (first: string, second: string): string => `(${first} ${second})`
  const merger = treeMerger(merge)
  expect(merger.finish()).toBe(undefined)
  for (let count = 1; count <= 70; count++) {
    merger.add(`${count}`)
    const parts = Array.from({ length: count }, (_, i) => `${i + 1}`)
    expect(merger.finish()).toBe(mergeTree(parts, merge))
  }
})
