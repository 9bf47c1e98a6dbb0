import { expect, test } from 'vitest'
import { mitoticOscillator } from '../../systems/biology/mitotic-oscillator.ts'
import { periodProtein } from '../../systems/biology/period-protein.ts'
import { repressilator } from '../../systems/biology/repressilator.ts'
import { cyclePeriod, swing } from './cycles.ts'
import { eigenvalues, equilibrium, zero } from './equilibria.ts'

test.each([mitoticOscillator, periodProtein, repressilator])('$name has the period that it declares', (system) => {
  expect(Math.abs(cyclePeriod(system) / system.period! - 1)).toBeLessThan(1e-4)
})

test('the day of the fly is close to 24 hours', () => {
  expect(Math.abs(periodProtein.period! - 24)).toBeLessThan(0.5)
})

test('the repressilator loses its balance where Elowitz and Leibler say', () => {
  const at = (alpha: number) => {
    const system = repressilator.with({ alpha, alpha0: 0 })
    const p = equilibrium(system, new Array(6).fill(alpha ** (1 / 3)))[0]!
    const X = (-alpha * 2 * p) / (1 + p * p) ** 2
    return { growth: eigenvalues(system, new Array(6).fill(p))[0]!.re, margin: (3 * X * X) / (4 + 2 * X) - 1.44 / 0.2 }
  }
  expect(zero((alpha) => at(alpha).growth, 2, 200)).toBeCloseTo(
    zero((alpha) => at(alpha).margin, 2, 200),
    8,
  )
})

test('blunt switches stop the mitotic clock', () => {
  expect(swing(mitoticOscillator, 400, 1)).toBeGreaterThan(0.5)
  expect(swing(mitoticOscillator.with({ K1: 1, K2: 1, K3: 1, K4: 1 }), 2000, 1)).toBeLessThan(1e-6)
})
