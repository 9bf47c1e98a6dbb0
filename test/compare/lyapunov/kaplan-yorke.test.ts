import { expect, test } from 'vitest'
import { kaplanYorkeDimension, kaplanYorkeGradient } from '../../../src/compare/lyapunov/kaplan-yorke.ts'

test.each<[string, number[], number]>([
  ['a fixed point', [-1, -2], 0],
  ['a limit cycle', [0, -1, -3], 1],
  ['a torus', [0, 0, -1], 2],
  ['Lorenz 63', [0.9056, 0, -14.5723], 2 + 0.9056 / 14.5723],
  ['in any order', [-14.5723, 0.9056, 0], 2 + 0.9056 / 14.5723],
  ['hyperchaos', [0.5, 0.3, 0, -0.6, -9], 4 + 0.2 / 9],
  ['a flow that keeps volumes', [1, 0, -1], 3],
  ['expansion', [1, 2], 2],
  ['collapse onto a line', [0.7, Number.NEGATIVE_INFINITY], 1],
])('%s: %j', (_, exponents, dimension) => {
  expect(kaplanYorkeDimension(exponents)).toBeCloseTo(dimension, 12)
})

test('the gradient is that of the dimension', () => {
  const exponents = [0.5, 0.3, -0.1, -0.6, -9]
  const gradient = kaplanYorkeGradient(exponents)
  for (let j = 0; j < exponents.length; j++) {
    const at = (change: number): number => kaplanYorkeDimension(exponents.map((x, k) => (k === j ? x + change : x)))
    expect(gradient[j]).toBeCloseTo((at(1e-6) - at(-1e-6)) / 2e-6, 6)
  }
})
