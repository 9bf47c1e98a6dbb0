import { expect, test } from 'vitest'
import { normalQuantile } from '../../src/math/normal-quantile.ts'
import { seededRandom } from '../../src/math/random.ts'

/** Probability and quantile, computed with 60 digits (mpmath) for the probability u + 2⁻⁵⁴. */
const quantiles: readonly (readonly [number, number])[] = [
  [0, -8.292361075813595],
  [2 ** -53, -8.160707840858583],
  [9.999778782798785e-13, -7.034479169463664],
  [2 ** -30, -6.009353555866608],
  [9.99999999995449e-6, -4.264890793922602],
  [0.0009999999999998899, -3.0902323061678296],
  [0.024899999999999922, -1.9616778690637864],
  [0.07399999999999995, -1.4466320671589783],
  [0.07599999999999996, -1.4325027208258114],
  [0.25, -0.6744897501960816],
  [0.5, 1.3914582123358836e-16],
  [0.6, 0.2533471031357999],
  [0.924, 1.4325027208258123],
  [0.926, 1.4466320671589792],
  [0.9999, 3.7190164854558487],
  [1 - 2 ** -40, 7.047708752454289],
  [1 - 2 ** -53, 8.292361075813595],
]

test.each(quantiles)('the normal quantile of %d is %d to a relative 1e-15', (u, value) => {
  expect(Math.abs(normalQuantile(u) / value - 1)).toBeLessThan(1e-15)
})

test('the quantile is odd about ½ to the last bit, and increasing', () => {
  const random = seededRandom(2)
  let kept = true
  for (let i = 0; i < 50_000; i++) {
    const u = Math.floor(random() * 2 ** 52) * 2 ** -53
    kept &&= normalQuantile(u) === -normalQuantile(1 - u - 2 ** -53)
    kept &&= normalQuantile(u) < normalQuantile(u + 2 ** -40)
  }
  expect(kept).toBe(true)
})
