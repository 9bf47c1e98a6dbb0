import { expect, test } from 'vitest'
import { iterate } from '../../src/integrate/iterate.ts'
import { stateAt } from '../../src/trajectory.ts'
import { brockHommes } from '../../systems/economy/brock-hommes.ts'
import { goodwin } from '../../systems/economy/goodwin.ts'
import { kaldor } from '../../systems/economy/kaldor.ts'
import { keen } from '../../systems/economy/keen.ts'
import { cyclePeriod, stateAfter } from './cycles.ts'
import { eigenvalues, equilibrium, zero } from './equilibria.ts'

test('Goodwin’s economy circles around (1 - sigma (alpha + beta), (gamma + alpha)/rho)', () => {
  const point = equilibrium(goodwin, [0.9, 0.87])
  expect(point[0]).toBeCloseTo(1 - 3 * 0.03, 12)
  expect(point[1]).toBeCloseTo(0.52 / 0.6, 12)
  const [first] = eigenvalues(goodwin, point)
  expect(first!.re).toBeCloseTo(0, 12)
  expect(Math.abs(first!.im)).toBeCloseTo(Math.sqrt(0.52 * (1 / 3 - 0.03)), 12)
  expect(cyclePeriod(goodwin)).toBeCloseTo(goodwin.period!, 2)
})

test('the good equilibrium of Keen’s economy is the published one and stable', () => {
  const point = equilibrium(keen, [0.83, 0.96, 0.07])
  for (const [i, value] of [0.8361, 0.9686, 0.0702].entries()) expect(point[i]).toBeCloseTo(value, 4)
  expect(1 - point[0]! - 0.03 * point[2]!).toBeCloseTo(0.1618, 4)
  expect(eigenvalues(keen, point)[0]!.re).toBeLessThan(0)
})

test('from much debt Keen’s economy breaks down', () => {
  const [, employment, debt] = stateAfter(keen, 300, [0.75, 0.75, 5]) as [number, number, number]
  expect(employment).toBeLessThan(0.01)
  expect(debt).toBeGreaterThan(10)
})

test('Kaldor’s economy cycles from alpha = (gamma + delta)/(1 - sigma) on', () => {
  const point = [10, 20]
  const at = (alpha: number) => eigenvalues(kaldor.with({ alpha }), equilibrium(kaldor.with({ alpha }), point))[0]!.re
  expect(zero(at, 1, 2)).toBeCloseTo(4 / 3, 10)
  expect(cyclePeriod(kaldor)).toBeCloseTo(kaldor.period!, 3)
})

test('the fundamental price becomes unstable at beta C = ln(R/(g - R))', () => {
  const slope = (beta: number) => eigenvalues(brockHommes.with({ beta }), [0, 0, 0])[0]!.re - 1
  expect(zero(slope, 1, 4)).toBeCloseTo(Math.log(11), 10)
  const settled = (beta: number, sign: number) =>
    stateAt(iterate(brockHommes.with({ beta }), new Array(3).fill(0.1 * sign), 5000), -1)[0]!
  expect(settled(2.3, 1)).toBeCloseTo(0, 8)
  expect(settled(2.5, 1)).toBeGreaterThan(0.3)
  expect(settled(2.5, -1)).toBe(-settled(2.5, 1))
})

test('traders are split by the logit of last period’s profits', () => {
  const { R, g, beta, C, risk } = brockHommes.parameters as { [name: string]: number }
  const [x1, x2, x3] = [0.7, 0.4, -0.3]
  const profit = (forecast: number) => ((x1 - R! * x2) * (forecast - R! * x2)) / risk!
  const [wise, chasing] = [Math.exp(beta! * (profit(0) - C!)), Math.exp(beta! * profit(g! * x3))]
  const next = new Float64Array(3)
  brockHommes.advance(Float64Array.of(x1, x2, x3), next, 0)
  expect(next[0]).toBeCloseTo(((chasing / (wise + chasing)) * g! * x1) / R!, 14)
  expect([...next.slice(1)]).toEqual([x1, x2])
})
