import { expect, test } from 'vitest'
import { vanDerPol } from '../../systems/electronics/van-der-pol.ts'
import { cyclePeriod } from './cycles.ts'
import { eigenvalues } from './equilibria.ts'

test('periods of the van der Pol oscillator are those of the tables', () => {
  expect(cyclePeriod(vanDerPol)).toBeCloseTo(6.663287, 5)
  expect(vanDerPol.period).toBe(6.663287)
  expect(cyclePeriod(vanDerPol.with({ mu: 10 }), 19)).toBeCloseTo(19.07837, 4)
  const weak = cyclePeriod(vanDerPol.with({ mu: 0.1 }), 6.3) / (2 * Math.PI)
  expect(Math.abs(weak - (1 + 0.01 / 16))).toBeLessThan(1e-5)
})

test('rest is unstable for every positive mu', () => {
  for (const mu of [0.01, 1, 10]) expect(eigenvalues(vanDerPol.with({ mu }), [0, 0])[0]!.re).toBeGreaterThan(0)
})
