import { expect, test } from 'vitest'
import { lengthScales } from '../../../src/learn/hamiltonian/length-scales.ts'
import { seededRandom } from '../../../src/math/random.ts'

const size = 3000
const random = seededRandom(2, 4)
const states = Float64Array.from({ length: 2 * size }, () => 3.4 * random() - 1.7)

function lengthsOf(first: (x: number, y: number) => number, second: (x: number, y: number) => number): Float64Array {
  const gradients = states.map((_, k) => {
    const [x, y] = [states[k - (k % 2)], states[k - (k % 2) + 1]]
    return k % 2 === 0 ? first(x, y) : second(x, y)
  })
  const data = { size, dim: 2, states, gradients, units: Float64Array.of(1, 1) }
  return lengthScales(states, 2, data, [0, 1])
}

test('a sine of frequency f has length 1/f, a linear slope the longest one', () => {
  const [sine, linear] = lengthsOf(
    (x) => Math.sin(10 * x),
    (_x, y) => 3 * y,
  )
  expect(sine).toBeGreaterThan(0.08)
  expect(sine).toBeLessThan(0.12)
  expect(linear).toBe(4)
})

test('units of the gradient do not matter, and linear gradients have no length at all', () => {
  const shape = (scale: number) =>
    lengthsOf(
      (x, y) => scale * Math.sin(4 * x + y),
      (x, y) => scale * Math.cos(4 * x + y),
    )
  const [one, many] = [shape(1), shape(1e6)]
  expect(many[0]).toBeCloseTo(one[0], 8)
  expect(one[1] / one[0]).toBeGreaterThan(3)
  expect(one[1] / one[0]).toBeLessThan(5)
  expect(
    Array.from(
      lengthsOf(
        (x) => x,
        (_x, y) => 2 * y,
      ),
    ),
  ).toEqual([4, 4])
})
