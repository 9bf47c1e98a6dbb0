import { expect, test } from 'vitest'
import { budykoSellers, budykoSellersOf } from '../../systems/climate/budyko-sellers.ts'
import { energyBalance } from '../../systems/climate/energy-balance.ts'
import { rechargeOscillator } from '../../systems/climate/recharge-oscillator.ts'
import { saltzmanMaasch } from '../../systems/climate/saltzman-maasch.ts'
import { stommel } from '../../systems/climate/stommel.ts'
import { twoScaleLorenz96, twoScaleLorenz96Of } from '../../systems/climate/two-scale-lorenz96.ts'
import { cyclePeriod, run, stateAfter, swing } from './cycles.ts'
import { eigenvalues, equilibrium, valueAt, zero } from './equilibria.ts'

test('advection and coupling of the two-scale model keep the energy', () => {
  const { dim, initialState } = twoScaleLorenz96
  const y = initialState.map((value, i) => value + Math.cos(3 * i))
  const power = valueAt(twoScaleLorenz96, y).reduce((sum, slope, i) => sum + slope * y[i]!, 0)
  const slow = y.slice(0, 8)
  const squares = (part: readonly number[]) => part.reduce((sum, value) => sum + value * value, 0)
  const total = slow.reduce((sum, value) => sum + value, 0)
  expect(power).toBeCloseTo(10 * total - squares(slow) - 10 * squares(y.slice(8)), 9)
  expect(dim).toBe(72)
})

test('without coupling the slow part of the two-scale model is Lorenz 96', () => {
  const alone = twoScaleLorenz96Of(5, 2).with({ h: 0 })
  const x = [1, 2, 3, 4, 5]
  const slopes = valueAt(alone, [...x, ...new Array(10).fill(0.3)])
  const at = (k: number) => x[(k + 5) % 5]!
  for (let k = 0; k < 5; k++) expect(slopes[k]).toBe(at(k - 1) * (at(k + 1) - at(k - 2)) - at(k) + 10)
  expect(() => twoScaleLorenz96Of(3, 2)).toThrow(/K >= 4/)
})

test.each([
  [-1.1, 1, [0.5, 0.15]],
  [-0.3, 1, [0.765, 0.352]],
  [0.23, 1, [0.82, 0.43]],
])('Stommel’s boxes have an equilibrium with a flow of %d', (flow, digits, guess) => {
  const [temperature, salinity] = equilibrium(stommel, guess) as [number, number]
  expect((2 * salinity - temperature) * 5).toBeCloseTo(flow, digits)
  const [leading] = eigenvalues(stommel, [temperature, salinity])
  expect(leading!.re > 0).toBe(flow === -0.3)
  if (flow > 0) expect((2 * Math.PI) / Math.abs(leading!.im)).toBeCloseTo(stommel.period!, 3)
})

test('the Earth has a snowball and a warm climate, each in balance with the Sun', () => {
  const [snowball, tipping, warm] = [233, 265.5, 287].map((guess) => equilibrium(energyBalance, [guess])[0]!)
  for (const [i, T] of [snowball!, tipping!, warm!].entries()) {
    const albedo = 0.5 - 0.2 * Math.tanh((T - 265) / 10)
    expect(342 * (1 - albedo)).toBeCloseTo(0.62 * 5.670374419e-8 * T ** 4, 9)
    expect(eigenvalues(energyBalance, [T])[0]!.re > 0).toBe(i === 1)
  }
  expect(warm).toBeCloseTo(286.7, 1)
  expect(-1 / eigenvalues(energyBalance, [warm!])[0]!.re).toBeCloseTo(energyBalance.period!, 2)
})

test('with one albedo the mean of the bands balances the Sun, and transport moves heat without making any', () => {
  const uniform = budykoSellersOf(6).with({ ice: 0.32 })
  const bands = equilibrium(uniform, new Array(6).fill(10))
  const mean = bands.reduce((sum, T) => sum + T, 0) / 6
  expect(mean).toBeCloseTo((343 * 0.68 - 202) / 1.9, 10)
  // Simpson's rule is exact for the quadratic insolation.
  const insolation = (x: number) => 1 - (0.477 * (3 * x * x - 1)) / 2
  const over = (a: number, b: number) => (insolation(a) + 4 * insolation((a + b) / 2) + insolation(b)) / 6
  const contrast = (343 * 0.68 * (over(0, 1 / 6) - over(5 / 6, 1))) / (1.9 + 3.04)
  expect(bands[0]! - bands[5]!).toBeCloseTo(contrast, 10)
  expect(() => budykoSellersOf(1)).toThrow(/2 to 90/)
})

test('today’s ice begins beyond 0.9 of the hemisphere, and an ice-covered planet stays so', () => {
  const today = stateAfter(budykoSellers, 300)
  expect(today[8]).toBeGreaterThan(-10)
  expect(today[9]).toBeLessThan(-10)
  const snowball = stateAfter(budykoSellers, 300, new Array(10).fill(-40))
  expect(Math.max(...snowball)).toBeLessThan(-20)
})

test('El Niño sustains itself from mu = 2/3 on, there with a period of 41 months', () => {
  const at = (mu: number) => eigenvalues(rechargeOscillator.with({ mu }), [0, 0])[0]!
  const critical = zero((mu) => at(mu).re, 0.5, 0.75)
  expect(critical).toBeCloseTo(2 / 3, 12)
  const months = (2 * 2 * Math.PI) / Math.abs(at(critical).im)
  expect(months).toBeCloseTo((4 * Math.PI) / Math.sqrt(3 / 32), 8)
  expect(Math.round(months)).toBe(41)
  expect(swing(rechargeOscillator.with({ mu: 0.6 }), 1000)).toBeLessThan(1e-6)
  expect(cyclePeriod(rechargeOscillator)).toBeCloseTo(rechargeOscillator.period!, 2)
})

test('ice ages return every 100,000 years, and without s melting mirrors freezing', () => {
  expect(cyclePeriod(saltzmanMaasch)).toBeCloseTo(saltzmanMaasch.period!, 2)
  expect(saltzmanMaasch.period).toBeCloseTo(10, 1)
  const even = saltzmanMaasch.with({ s: 0 })
  expect(valueAt(even, [-1, 0.5, 2])).toEqual(valueAt(even, [1, -0.5, -2]).map((slope) => -slope))
})

test('the slow variables of the two-scale model turn at about the declared period', () => {
  const { states, dim } = run(twoScaleLorenz96, 12, 6000)
  const x = Array.from({ length: 5000 }, (_, i) => states[(i + 1000) * dim]!)
  const mean = x.reduce((sum, value) => sum + value, 0) / x.length
  const crossings = x.filter((value, i) => i > 0 && x[i - 1]! < mean && value >= mean).length
  expect(10 / crossings / twoScaleLorenz96.period!).toBeGreaterThan(0.6)
  expect(10 / crossings / twoScaleLorenz96.period!).toBeLessThan(1.6)
})
