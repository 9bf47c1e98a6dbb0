import { expect, test } from 'vitest'
import { eigenvalues } from '../../src/math/dense.ts'
import { seededRandom } from '../../src/math/random.ts'

/** det(A − λ) for a complex λ by elimination, relative to ‖A‖ⁿ. */
function determinantAt(a: Float64Array, n: number, re: number, im: number): number {
  const m = Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (_, j) => ({ re: a[i * n + j] - (i === j ? re : 0), im: i === j ? -im : 0 })),
  )
  let log = 0
  for (let k = 0; k < n; k++) {
    const pivot = m.slice(k).reduce((best, row) => (size(row[k]) > size(best[k]) ? row : best), m[k])
    m.splice(m.indexOf(pivot), 1)
    m.splice(k, 0, pivot)
    log += Math.log(size(pivot[k]))
    for (let i = k + 1; i < n; i++) {
      const d = size(pivot[k]) ** 2
      const factor = {
        re: (m[i][k].re * pivot[k].re + m[i][k].im * pivot[k].im) / d,
        im: (m[i][k].im * pivot[k].re - m[i][k].re * pivot[k].im) / d,
      }
      m[i] = m[i].map((entry, j) => ({
        re: entry.re - factor.re * pivot[j].re + factor.im * pivot[j].im,
        im: entry.im - factor.re * pivot[j].im - factor.im * pivot[j].re,
      }))
    }
  }
  return Math.exp(log)
}

function size({ re, im }: { re: number; im: number }): number {
  return Math.hypot(re, im)
}

test.each([1, 2, 3, 5, 8])('random %i × %i matrices: the determinant vanishes, trace and conjugates fit', (n) => {
  const random = seededRandom(n)
  for (let k = 0; k < 10; k++) {
    const a = Float64Array.from({ length: n * n }, () => 2 * random() - 1)
    const { real, imaginary } = eigenvalues(a, n)
    const trace = Array.from({ length: n }, (_, i) => a[i * n + i]).reduce((x, y) => x + y)
    expect(real.reduce((x, y) => x + y)).toBeCloseTo(trace, 12)
    expect(imaginary.reduce((x, y) => x + y)).toBeCloseTo(0, 12)
    for (let i = 0; i < n; i++) expect(determinantAt(a, n, real[i], imaginary[i])).toBeLessThan(1e-12)
  }
})

test('a rotation by a quarter turn has ±i, a Jordan block one value twice', () => {
  const turn = eigenvalues(Float64Array.of(0, -1, 1, 0), 2)
  expect([...turn.imaginary].sort()).toEqual([-1, 1])
  expect([...turn.real]).toEqual([0, 0])
  expect([...eigenvalues(Float64Array.of(3, 1, 0, 3), 2).real]).toEqual([3, 3])
})
