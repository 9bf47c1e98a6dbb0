import { expect, test } from 'vitest'
import { poincareSection } from '../../src/compare/poincare-section.ts'
import { returnMap } from '../../src/compare/return-map.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import { iterate } from '../../src/integrate/iterate.ts'
import { defineMap } from '../../src/system/define-map.ts'
import { slice, timeGrid } from '../../src/trajectory.ts'
import { lorenz63 } from '../../systems/chaos/lorenz63.ts'
import { ode } from '../integrate/problems.ts'

const logistic = defineMap({
  name: 'logistic map',
  parameters: { r: 3.9 },
  equations: { x: 'r*x*(1 - x)' },
  initialState: { x: 0.4 },
})

test('the return map of a map’s orbit is the map, at lag 2 the map twice', () => {
  const orbit = iterate(logistic, [0.4], 500)
  const f = (x: number): number => 3.9 * x * (1 - x)
  const { values, next, times } = returnMap(orbit)
  expect(values.length).toBe(500)
  expect(times[7]).toBe(7)
  for (let i = 0; i < 500; i++) expect(Math.abs(next[i] - f(values[i]))).toBeLessThan(1e-15)
  const twice = returnMap(orbit, { lag: 2 })
  for (let i = 0; i < 499; i++) expect(Math.abs(twice.next[i] - f(f(twice.values[i])))).toBeLessThan(1e-15)
})

test('maxima of a damped oscillation ẍ + 2γẋ + x = 0 shrink by exp(−2πγ/√(1 − γ²)) from one to the next', () => {
  const damped = ode('damped', [1, 0], (_t, y, dydt) => {
    dydt[0] = y[1]
    dydt[1] = -y[0] - 0.1 * y[1]
  })
  const factor = Math.exp((-2 * Math.PI * 0.05) / Math.sqrt(1 - 0.05 ** 2))
  const sampled = integrate(damped, [1, 0], timeGrid(0, 0.02, 2000))
  const { values, next } = returnMap(sampled, { at: 'maxima' })
  expect(values.length).toBe(5)
  for (let i = 0; i < 5; i++) expect(Math.abs(next[i] / values[i] - factor)).toBeLessThan(1e-8)
  const located = returnMap(poincareSection(damped, [1, 0], { section: { maximum: 'y0' }, duration: 40 }))
  for (let i = 0; i < 5; i++) expect(Math.abs(located.next[i] / located.values[i] - factor)).toBeLessThan(1e-8)
})

test('Lorenz’s cusp map: one value decides the next, and steeper than 1 everywhere, so that no cycle is stable', () => {
  const section = poincareSection(lorenz63, [1, 1, 1], { section: { maximum: 'z' }, duration: 600, transient: 20 })
  const { values, next } = returnMap(section, { variable: 'z' })
  expect(values.length).toBeGreaterThan(780)
  const order = Array.from(values.keys()).sort((a, b) => values[a] - values[b])
  const top = order.findIndex((i) => next[i] === Math.max(...next))
  // The cusp, where the orbit runs into the origin: 38.5 to 38.6 in Lorenz's own figure 4.
  expect(values[order[top]]).toBeGreaterThan(38.4)
  expect(values[order[top]]).toBeLessThan(38.7)
  for (let k = 20; k < order.length; k++) {
    const [a, b] = [order[k - 20], order[k]]
    if (k - 20 < top && top < k) continue
    const slope = (next[b] - next[a]) / (values[b] - values[a])
    expect(Math.abs(slope)).toBeGreaterThan(1)
    expect(Math.sign(slope)).toBe(k <= top ? 1 : -1)
  }
})

test('maxima found between samples agree with those found on the integrator’s dense output', () => {
  const sampled = integrate(lorenz63, [1, 1, 1], timeGrid(0, 0.002, 10_000))
  const fromSamples = returnMap(slice(sampled, 750), { variable: 'z', at: 'maxima' })
  const section = poincareSection(lorenz63, [1, 1, 1], { section: { maximum: 'z' }, duration: 18.5, transient: 1.5 })
  const located = returnMap(section, { variable: 'z' })
  expect(fromSamples.values.length).toBe(located.values.length)
  located.values.forEach((value, i) => {
    expect(Math.abs(fromSamples.values[i] - value)).toBeLessThan(1e-6)
    expect(Math.abs(fromSamples.times[i] - located.times[i])).toBeLessThan(1e-7)
  })
})

test('fewer than two values make an empty map; a bad lag is refused', () => {
  expect(returnMap(iterate(logistic, [0.4], 0)).values.length).toBe(0)
  expect(() => returnMap(iterate(logistic, [0.4], 5), { lag: 0 })).toThrow('lag must be 1, 2, 3, …, got 0')
})
