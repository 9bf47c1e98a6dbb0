import { expect, test } from 'vitest'
import { measureSystem } from '../../src/compare/measure-system.ts'
import { defineDde } from '../../src/system/define-dde.ts'
import { delayedLogistic } from '../../systems/ecology/delayed-logistic.ts'

test('x′ = −x(t − 1) decays at the rate of Lambert’s W(−1), is no chaos and ends at rest', () => {
  const linear = defineDde({ name: 'linear', equations: { x: '-x(t - 1)' }, initialState: { x: 1 }, period: 4.7 })
  const found = measureSystem(linear, { time: 800 })
  const { spectrum, standardError, chaotic, least, most, status } = found
  expect([status, chaotic, spectrum.length]).toEqual(['complete', false, 1])
  expect(Math.abs(spectrum[0] - -0.3181315052)).toBeLessThan(Math.max(3 * standardError[0], 1e-3))
  expect(Math.max(...most, ...least.map(Math.abs))).toBeLessThan(1e-9)
  for (const absent of ['meanDivergence', 'kaplanYorke', 'period']) expect(found).not.toHaveProperty(absent)
})

test('a cycle has the exponent 0, its period, and stays below the bound K exp(r tau)', () => {
  const { spectrum, standardError, chaotic, period, least, most } = measureSystem(delayedLogistic, { time: 3000 })
  expect(Math.abs(spectrum[0])).toBeLessThan(3 * standardError[0])
  expect(chaotic).toBe(false)
  expect(Math.abs(period! / delayedLogistic.period! - 1)).toBeLessThan(1e-5)
  expect(least[0]).toBeGreaterThan(0)
  expect(most[0]).toBeLessThan(Math.exp(2))
})

test('an orbit that ends early says so', () => {
  const growing = defineDde({ name: 'growing', equations: { x: 'x(t - 1)^2 + x' }, initialState: { x: 1 }, period: 1 })
  expect(measureSystem(growing).status).toBe('diverged')
})
