import { expect, test } from 'vitest'
import { log } from '../../src/math/logarithm.ts'
import { normal, normalQuantile } from '../../src/math/normal.ts'
import { seededRandom } from '../../src/math/random.ts'
import { threefry, threefryKey } from '../../src/math/threefry.ts'

/** Computed with 60 digits (mpmath). */
const logarithms: readonly (readonly [number, number])[] = [
  [2 ** -1022, -708.3964185322641],
  [1e-300, -690.7755278982137],
  [2 ** -54, -37.42994775023705],
  [1e-5, -11.512925464970229],
  [0.3, -1.203972804325936],
  [0.7071067811865475, -0.34657359027997275],
  [Math.SQRT1_2, -0.3465735902799726],
  [0.999, -0.0010005003335835344],
  [1 - 2 ** -53, -1.1102230246251565e-16],
  [1, 0],
  [1 + 2 ** -52, 2.2204460492503128e-16],
  [1.2, 0.1823215567939546],
  [Math.SQRT2, 0.3465735902799727],
  [1.4142135623730954, 0.34657359027997287],
  [2, Math.LN2],
  [3, 1.0986122886681098],
  [1e10, 23.025850929940457],
  [Number.MAX_VALUE, 709.782712893384],
]

test.each(logarithms)('log(%d) is %d within 2 units in the last place', (x, value) => {
  expect(Math.abs(log(x) - value)).toBeLessThanOrEqual(2 * 2 ** -52 * Math.abs(value))
})

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

test('draws have the moments of the normal distribution, to the fourth, within 4 standard errors', () => {
  const random = seededRandom(3)
  const n = 100_000
  const sums = [0, 0, 0, 0]
  for (let i = 0; i < n; i++) {
    const x = normal(random)
    for (let k = 0; k < 4; k++) sums[k] += x ** (k + 1)
  }
  const exact = [0, 1, 0, 3]
  // Variances of x, x², x³, x⁴.
  for (const [k, variance] of [1, 2, 15, 96].entries())
    expect(Math.abs(sums[k] / n - exact[k])).toBeLessThan(4 * Math.sqrt(variance / n))
})

/** Key, counter, random words: the known answers of Random123. */
const knownAnswers: readonly (readonly [string, string, string])[] = [
  ['00000000 00000000 00000000 00000000', '00000000 00000000 00000000 00000000', '9c6ca96a e17eae66 fc10ecd4 5256a7d8'],
  ['ffffffff ffffffff ffffffff ffffffff', 'ffffffff ffffffff ffffffff ffffffff', '2a881696 57012287 f6c7446e a16a6732'],
  ['a4093822 299f31d0 082efa98 ec4e6c89', '243f6a88 85a308d3 13198a2e 03707344', '59cd1dbb b8879579 86b5d00c ac8b6d84'],
]

test.each(knownAnswers)('Threefry-4x32-20 under key %s, counter %s', (key, counter, answer) => {
  const words = (text: string): Int32Array => Int32Array.from(text.split(' '), (word) => Number.parseInt(word, 16) | 0)
  const [k0, k1, k2, k3] = words(key)
  const out = words(counter)
  threefry(threefryKey(k0, k1, k2, k3), out)
  expect(out).toEqual(words(answer))
})
