import { expect, test } from 'vitest'
import { normalPairs } from '../../src/math/normal-pairs.ts'

/** Moments of many numbers, and the mean product of each with the next. */
function checkMoments(x: readonly number[]): void {
  const mean = (of: (x: number, i: number) => number): number => x.reduce((sum, v, i) => sum + of(v, i), 0) / x.length
  const [exact, variances] = [
    [0, 1, 0, 3],
    [1, 2, 15, 96],
  ]
  for (let k = 0; k < 4; k++)
    expect(Math.abs(mean((v) => v ** (k + 1)) - exact[k])).toBeLessThan(4 * Math.sqrt(variances[k] / x.length))
  expect(Math.abs(mean((v, i) => v * x[(i + 1) % x.length]))).toBeLessThan(4 / Math.sqrt(x.length))
}

test.each([
  ['one stream', (n: number) => normalPairs(3, 0, 0)(0, n)],
  ['the first draws of neighboring seeds', (n: number) => normalPairs(n, 0, 0)(0, 0)],
  ['the first draws of neighboring streams', (n: number) => normalPairs(3, n, 0)(0, 0)],
  ['counters in the upper word', (n: number) => normalPairs(3, 0, 1)(n, 0)],
])('%s: moments to the fourth within 4 standard errors, neighbors uncorrelated', (_, draw) => {
  checkMoments(Array.from({ length: 50_000 }, (_, n) => [...draw(n)]).flat())
})

test('a counter has its numbers, in whatever order it is asked', () => {
  const draw = normalPairs(1, 2, 3)
  const first = [...draw(7, 9)]
  draw(0, 0)
  expect([...draw(7, 9)]).toEqual(first)
  for (const other of [normalPairs(2, 2, 3), normalPairs(1, 3, 3), normalPairs(1, 2, 4)])
    expect([...other(7, 9)]).not.toEqual(first)
})
