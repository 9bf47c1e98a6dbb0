import fc from 'fast-check'
import { expect, test } from 'vitest'
import { factorize, solve } from '../../src/math/lu.ts'
import { normalPairs } from '../../src/math/normal-pairs.ts'
import { seededRandom } from '../../src/math/random.ts'
import { smoothingSpline } from '../../src/math/smoothing-spline.ts'

type Matrix = number[][]

/** The hat matrix (I + λ Q R⁻¹ Qᵀ)⁻¹ with full matrices: the definition, not the algorithm. */
function hatMatrix(t: readonly number[], lambda: number): Matrix {
  const h = t.slice(1).map((value, i) => value - t[i])
  const q: Matrix = t.map((_, i) =>
    h
      .slice(1)
      .map((_, j) => (i === j ? 1 / h[j] : i === j + 1 ? -1 / h[j] - 1 / h[j + 1] : i === j + 2 ? 1 / h[j + 1] : 0)),
  )
  const r: Matrix = h
    .slice(1)
    .map((_, i) =>
      h.slice(1).map((_, j) => (i === j ? (h[i] + h[i + 1]) / 3 : Math.abs(i - j) === 1 ? h[Math.max(i, j)] / 6 : 0)),
    )
  const rInverse = inverse(r)
  const penalty = product(product(q, rInverse), transpose(q))
  return inverse(penalty.map((row, i) => row.map((value, j) => lambda * value + (i === j ? 1 : 0))))
}

function inverse(a: Matrix): Matrix {
  const n = a.length
  const lu = Float64Array.from(a.flat())
  const swaps = new Int32Array(n)
  factorize(lu, n, swaps)
  const columns = a.map((_, k) => {
    const b = Float64Array.from({ length: n }, (_, i) => (i === k ? 1 : 0))
    solve(lu, n, swaps, b)
    return Array.from(b)
  })
  return transpose(columns)
}

const transpose = (a: Matrix): Matrix => a[0].map((_, j) => a.map((row) => row[j]))
const product = (a: Matrix, b: Matrix): Matrix =>
  a.map((row) => b[0].map((_, j) => row.reduce((sum, value, k) => sum + value * b[k][j], 0)))

/** Generalized cross-validation by its definition. */
function score(t: readonly number[], y: readonly number[], lambda: number): number {
  const hat = hatMatrix(t, lambda)
  const residuals = y.map((value, i) => value - hat[i].reduce((sum, weight, j) => sum + weight * y[j], 0))
  const free = hat.reduce((sum, row, i) => sum + 1 - row[i], 0)
  return (y.length * residuals.reduce((sum, value) => sum + value * value, 0)) / free ** 2
}

const random = seededRandom(7, 3)
const uneven = Array.from({ length: 25 }, (_, i) => 0.3 * (i + 0.7 * random()))
const noisy = uneven.map((t) => Math.sin(t) + 0.2 * (random() - 0.5))

test.each([1e-4, 0.01, 1, 100])('at λ = %f the fit is the hat matrix times the data', (lambda) => {
  const { values } = smoothingSpline(uneven, noisy, lambda)
  const hat = hatMatrix(uneven, lambda)
  for (const [i, row] of hat.entries())
    expect(values[i]).toBeCloseTo(
      row.reduce((sum, weight, j) => sum + weight * noisy[j], 0),
      10,
    )
})

test('the λ it chooses has the least generalized cross-validation of all', () => {
  const { lambda } = smoothingSpline(uneven, noisy)
  const least = score(uneven, noisy, lambda)
  for (let exponent = -7; exponent <= 5; exponent += 0.05)
    expect(score(uneven, noisy, 10 ** exponent)).toBeGreaterThan(least * (1 - 1e-4))
})

test('straight lines come back as they are, at any λ and any times', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0.1, max: 3, noNaN: true }), { minLength: 3, maxLength: 30 }),
      fc.constantFrom(undefined, 1e-3, 1, 1e4),
      (steps, lambda) => {
        const t = steps.map((_, i) => steps.slice(0, i + 1).reduce((a, b) => a + b, 0))
        const y = t.map((value) => 3 - 2 * value)
        const { values, derivatives } = smoothingSpline(t, y, lambda)
        for (const [i, value] of y.entries()) {
          expect(Math.abs(values[i] - value)).toBeLessThan(1e-9)
          expect(Math.abs(derivatives[i] + 2)).toBeLessThan(1e-9)
        }
      },
    ),
  )
})

test('with λ = 0 it interpolates, and its derivative converges inside at fourth order', () => {
  const errorAt = (n: number): number => {
    const t = Array.from({ length: n + 1 }, (_, i) => (4 * i) / n)
    const { values, derivatives } = smoothingSpline(t, t.map(Math.sin), 0)
    expect(values[3]).toBe(Math.sin(t[3]))
    return Math.abs(derivatives[n / 2] - Math.cos(2))
  }
  const order = Math.log2(errorAt(64) / errorAt(128))
  expect(order).toBeGreaterThan(3.9)
  expect(order).toBeLessThan(4.1)
})

test('from 20 000 noisy samples it recovers the curve and its slope far below the noise', () => {
  const t = Array.from({ length: 20000 }, (_, i) => 0.002 * i)
  const noise = normalPairs(11, 0, 0)
  const y = t.map((value, i) => Math.sin(value) + 0.1 * noise(0, i)[0])
  const { values, derivatives } = smoothingSpline(t, y)
  const rms = (x: Float64Array, truth: (t: number) => number): number =>
    Math.sqrt(t.reduce((sum, value, i) => sum + (x[i] - truth(value)) ** 2, 0) / t.length)
  expect(rms(values, Math.sin)).toBeLessThan(0.01)
  expect(rms(derivatives, Math.cos)).toBeLessThan(0.05)
})
