import fc from 'fast-check'
import { expect, test } from 'vitest'
import { spreadSample } from '../../src/dataset/spread-sample.ts'

function sampled(count: number, most: number, keep: (index: number) => boolean = () => true): number[] {
  const sample = spreadSample(most, 1)
  for (let i = 0; i < count; i++) if (keep(i)) sample.offer(i, Float64Array.of(i))
  return [...sample.finish()]
}

test('one of each window of 2^k rows: all there is room for, at most twice too few, spread over all', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 300 }), (count, most) => {
      const rows = sampled(count, most)
      let window = 1
      while (Math.ceil(count / window) > most) window *= 2
      expect(rows.map((row) => Math.floor(row / window))).toEqual(
        Array.from({ length: Math.ceil(count / window) }, (_, w) => w),
      )
    }),
    { numRuns: 60 },
  )
})

test('no phase of a period of 24 rows is left out, although windows are powers of two', () => {
  const phases = new Set(sampled(24 * 4096, 3000).map((row) => row % 24))
  expect(phases.size).toBe(24)
})

test('rows that are not there leave gaps and nothing else', () => {
  const rows = sampled(4000, 500, (i) => i < 1000 || i >= 3000)
  expect(rows.every((row) => row < 1000 || row >= 3000)).toBe(true)
  expect(rows.length).toBeGreaterThan(250)
  expect(rows).toEqual([...rows].sort((a, b) => a - b))
})
