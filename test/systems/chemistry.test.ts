import { expect, test } from 'vitest'
import { dop853 } from '../../src/integrate/explicit/dop853.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import { brusselator } from '../../systems/chemistry/brusselator.ts'
import { oregonator } from '../../systems/chemistry/oregonator.ts'
import { robertson } from '../../systems/chemistry/robertson.ts'
import { cyclePeriod } from './cycles.ts'
import { eigenvalues, equilibrium, valueAt, zero } from './equilibria.ts'

test('the Brusselator oscillates from B = 1 + A² on, first with angular frequency A', () => {
  const at = (B: number) => eigenvalues(brusselator.with({ A: 1.5, B }), [1.5, B / 1.5])[0]!
  expect(zero((B) => at(B).re, 2.5, 4)).toBeCloseTo(3.25, 12)
  expect(Math.abs(at(3.25).im)).toBeCloseTo(1.5, 12)
  expect(cyclePeriod(brusselator)).toBeCloseTo(brusselator.period!, 4)
})

test('the Oregonator’s equilibrium solves q x² + q x = 2 and is unstable', () => {
  const q = oregonator.parameters.q!
  const x = (-q + Math.sqrt(q * q + 8 * q)) / (2 * q)
  const point = equilibrium(oregonator, [x, 1, x])
  expect(point[0]! / x).toBeCloseTo(1, 10)
  expect(point[1]).toBeCloseTo(x / (1 + x), 10)
  expect(eigenvalues(oregonator, point)[0]!.re).toBeGreaterThan(0)
})

test('Robertson’s reaction conserves its total and is where Hindmarsh’s table says at t = 0.4 and 40', () => {
  const { states } = integrate(
    robertson,
    [1, 0, 0],
    [0, 0.4, 40],
    dop853({ relativeTolerance: 1e-8, absoluteTolerance: 1e-12 }),
  )
  const table = [0.98517, 3.3864e-5, 0.014794, 0.7158, 9.185e-6, 0.2842]
  for (const [i, value] of table.entries()) expect(states[3 + i]! / value).toBeCloseTo(1, 3)
  expect(valueAt(robertson, [0.3, 0.2, 0.5]).reduce((sum, slope) => sum + slope, 0)).toBe(0)
})
