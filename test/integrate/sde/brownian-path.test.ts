import { expect, test } from 'vitest'
import { brownianPath } from '../../../src/integrate/sde/brownian-path.ts'
import { seededRandom } from '../../../src/math/random.ts'

const times = [1e-9, 0.1, 0.3, 1, 1.7, Math.PI, 100.1, -1e-9, -0.3, -7.2]

test('W(t) is the same number in whatever order, after whatever other questions', () => {
  const forward = brownianPath({ noises: 2, seed: 5 })
  const values = times.map((t) => [...forward.at(t), ...forward.integral(t)])
  const random = seededRandom(1)
  const backward = brownianPath({ noises: 2, seed: 5 })
  for (let i = times.length - 1; i >= 0; i--) {
    for (let n = 0; n < 20; n++) backward.at(200 * random() - 100)
    expect([...backward.at(times[i]), ...backward.integral(times[i])]).toEqual(values[i])
  }
})

test('other seeds and processes are other paths; a process is the same beside any others', () => {
  const path = brownianPath({ noises: 3, seed: 5 })
  const [a, b, c] = path.at(0.7)
  expect(new Set([a, b, c, ...brownianPath({ noises: 3, seed: 6 }).at(0.7)]).size).toBe(6)
  expect(brownianPath({ noises: 1, seed: 5 }).at(0.7)).toEqual(Float64Array.of(a))
  expect(path.at(-0.7)[0]).not.toBe(-a)
})

test('it starts at 0, and continuously', () => {
  const path = brownianPath({ noises: 1 })
  for (const t of [0, -0, 5e-324, -1e-310, 1e-40]) expect(path.at(t)).toEqual(Float64Array.of(0))
  for (const t of [0.1, 1, -2.3, 1000])
    expect(Math.abs(path.at(t * (1 + 2 ** -50))[0] - path.at(t)[0])).toBeLessThan(1e-5)
})

/** Means of products of two of the functions over many paths. */
function covariances(of: (seed: number) => readonly number[], paths: number): number[][] {
  const rows = Array.from({ length: paths }, (_, seed) => of(seed))
  return rows[0].map((_, i) => rows[0].map((_, j) => rows.reduce((sum, row) => sum + row[i] * row[j], 0) / paths))
}

test('increments over intervals that are no halves of anything are independent and have their lengths as variances', () => {
  const grid = [-3.3, -0.2, 0.3, 0.9, 1.3, 2.1, 5.7, 5.8]
  const paths = 4000
  const means = covariances((seed) => {
    const path = brownianPath({ noises: 1, seed })
    const w = grid.map((t) => path.at(t)[0])
    return w.slice(1).map((value, i) => (value - w[i]) / Math.sqrt(grid[i + 1] - grid[i]))
  }, paths)
  for (const [i, row] of means.entries())
    for (const [j, value] of row.entries())
      expect(Math.abs(value - (i === j ? 1 : 0))).toBeLessThan(4 * Math.sqrt((i === j ? 2 : 1) / paths))
})

test('increment and integral over a step have the covariances h, h²/2 and h³/3', () => {
  const [from, h] = [0.7, 1.9]
  const paths = 4000
  const [[ww, wz], [, zz]] = covariances((seed) => {
    const path = brownianPath({ noises: 1, seed })
    const [w, z] = [path.at(from)[0], path.integral(from)[0]]
    return [path.at(from + h)[0] - w, path.integral(from + h)[0] - z - h * w]
  }, paths)
  const error = 4 * Math.sqrt(2 / paths)
  expect(Math.abs(ww / h - 1)).toBeLessThan(error)
  expect(Math.abs(wz / (h ** 2 / 2) - 1)).toBeLessThan(error)
  expect(Math.abs(zz / (h ** 3 / 3) - 1)).toBeLessThan(error)
})

test('the integral is that of the path, before 0 too', () => {
  const path = brownianPath({ noises: 1, seed: 2 })
  const n = 3000
  for (const end of [1.3, -2.2]) {
    const h = end / n
    let sum = 0
    for (let i = 0; i < n; i++) sum += (h * (path.at(i * h)[0] + path.at((i + 1) * h)[0])) / 2
    // The trapezoidal sum of a path misses its integral by a normal number with variance |end| h²/12.
    expect(Math.abs(path.integral(end)[0] - sum)).toBeLessThan(4 * Math.abs(h) * Math.sqrt(Math.abs(end) / 12))
  }
})

test('the quadratic variation is the time', () => {
  const path = brownianPath({ noises: 1, seed: 9 })
  const n = 20_000
  let sum = 0
  for (let i = 0; i < n; i++) sum += (path.at((i + 1) / n)[0] - path.at(i / n)[0]) ** 2
  expect(Math.abs(sum - 1)).toBeLessThan(4 * Math.sqrt(2 / n))
})

test.each([
  [{ noises: 0 }, 'brownianPath: noises must be 1, 2, 3, …, got 0'],
  [{ noises: 1.5 }, 'got 1.5'],
  [{ noises: 1, seed: 0.5 }, 'brownianPath: seed must be a 32-bit integer, got 0.5'],
])('%o is refused', (options, message) => {
  expect(() => brownianPath(options)).toThrow(message)
})

test('a time that is not finite is refused', () => {
  expect(() => brownianPath({ noises: 1 }).at(Number.NaN)).toThrow('brownianPath: the time must be finite, got NaN')
})
