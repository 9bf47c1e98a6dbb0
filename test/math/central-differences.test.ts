import { expect, test } from 'vitest'
import { centralDifferences } from '../../src/math/central-differences.ts'

test('eight digits of a smooth Jacobian, whatever the sizes of the variables, zeros included', () => {
  const jacobian = centralDifferences((t, [x, y], out) => {
    out[0] = Math.sin(x) * y + t
    out[1] = x * x * y
  }, 2)
  const out = new Float64Array(4)
  for (const [x, y] of [
    [1, 2],
    [1, 1e-3],
    [1e-4, 2],
    [0, 3],
    [0, 0],
    [-2, 1e3],
  ]) {
    jacobian(5, Float64Array.of(x, y), out)
    const exact = [Math.cos(x) * y, Math.sin(x), 2 * x * y, x * x]
    const size = Math.max(1, Math.abs(y)) * Math.max(1, Math.abs(x))
    for (const [k, value] of exact.entries()) expect(Math.abs(out[k] - value)).toBeLessThan(1e-8 * size)
  }
})
