import { expect, test } from 'vitest'
import { conformalQuantile, conformalRank } from '../../src/math/conformal-quantile.ts'

const names = { caller: 'here', unit: 'windows' }

test('the rank is ⌈(n + 1)·coverage⌉ in whole numbers, for every percentage and number of scores', () => {
  for (let percent = 1; percent < 100; percent++)
    for (let n = 1; n <= 300; n++) {
      const product = (n + 1) * percent
      const exact = (product - (product % 100)) / 100 + (product % 100 === 0 ? 0 : 1)
      expect(conformalRank(n, percent / 100)).toBe(exact)
    }
})

test('the fewest scores for a coverage are as many as the message says', () => {
  for (const [coverage, least] of [
    [0.5, 1],
    [0.8, 4],
    [0.9, 9],
    [0.95, 19],
    [0.99, 99],
  ]) {
    const scores = Float64Array.from({ length: least }, (_, i) => i)
    expect(conformalQuantile(scores, coverage, names)).toBe(least - 1)
    const few = `here: coverage ${coverage} needs ${least} held-out windows or more, there are ${least - 1}`
    expect(() => conformalQuantile(scores.subarray(1), coverage, names)).toThrow(few)
  }
  expect(() => conformalQuantile(Float64Array.of(1), 1, names)).toThrow('coverage must lie between 0 and 1, got 1')
})
