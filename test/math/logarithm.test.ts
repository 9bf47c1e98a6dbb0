import { expect, test } from 'vitest'
import { log } from '../../src/math/logarithm.ts'

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
