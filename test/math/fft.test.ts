import { expect, test } from 'vitest'
import { realTransform } from '../../src/math/fft.ts'
import { seededRandom } from '../../src/math/random.ts'

/** The sum of the definition, term by term. */
function directly(x: Float64Array): number[] {
  const n = x.length
  return Array.from({ length: n / 2 + 1 }, (_, k) => {
    let [re, im] = [0, 0]
    for (let m = 0; m < n; m++) {
      const angle = (2 * Math.PI * ((k * m) % n)) / n
      re += x[m] * Math.cos(angle)
      im -= x[m] * Math.sin(angle)
    }
    return [re, im]
  }).flat()
}

test.each([2, 4, 8, 16, 32, 256, 512])('size %i: the sum of the definition, to rounding', (size) => {
  const random = seededRandom(size)
  const x = Float64Array.from({ length: size }, () => 2 * random() - 1)
  const out = new Float64Array(size + 2)
  realTransform(size)(x, out)
  const expected = directly(x)
  for (let k = 0; k < out.length; k++) expect(Math.abs(out[k] - expected[k])).toBeLessThan(1e-13 * size)
})

test('a second transform is not touched by the first', () => {
  const transform = realTransform(8)
  const out = new Float64Array(10)
  transform(Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8), out)
  transform(Float64Array.of(1, 0, 0, 0, 0, 0, 0, 0), out)
  expect(Array.from(out)).toEqual([1, 0, 1, 0, 1, 0, 1, 0, 1, 0].map((v, i) => (i % 2 ? expect.closeTo(0, 15) : v)))
})

test.each([0, 1, 3, 12, 2.5])('size %d is refused', (size) => {
  expect(() => realTransform(size)).toThrow(`got ${size}`)
})
