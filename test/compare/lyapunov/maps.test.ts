import { expect, test } from 'vitest'
import { lyapunovSpectrum } from '../../../src/compare/lyapunov/lyapunov-spectrum.ts'
import { integrate } from '../../../src/integrate/integrate.ts'
import { learnFlowMap } from '../../../src/learn/flow-map.ts'
import { learnVectorField } from '../../../src/learn/vector-field.ts'
import { defineMap } from '../../../src/system/define-map.ts'
import type { MapSystem } from '../../../src/system/system.ts'
import { timeGrid } from '../../../src/trajectory.ts'
import { lorenz63 } from '../../../systems/chaos/lorenz63.ts'
import { henon } from '../../../systems/maps/henon.ts'
import values from '../../reference/reference-values.json' with { type: 'json' }

const published = values.maps_lyapunov

const logistic = defineMap({
  name: 'logistic',
  parameters: { r: 4 },
  equations: { x: 'r*x*(1 - x)' },
  initialState: { x: 0.3 },
})
const foldedTowel = defineMap({
  name: 'folded towel',
  equations: {
    x: '3.8*x*(1 - x) - 0.05*(y + 0.35)*(1 - 2*z)',
    y: '0.1*((y + 0.35)*(1 - 2*z) - 1)*(1 - 1.9*x)',
    z: '3.78*z*(1 - z) + 0.2*y',
  },
  initialState: { x: 0.085, y: -0.121, z: 0.075 },
})
const angle = '(0.4 - 6/(1 + x^2 + y^2))'
const ikeda = defineMap({
  name: 'Ikeda',
  equations: {
    x: `1 + 0.9*(x*cos(${angle}) - y*sin(${angle}))`,
    y: `0.9*(x*sin(${angle}) + y*cos(${angle}))`,
  },
  initialState: { x: 0.1, y: 0.1 },
})
const standard = defineMap({
  name: 'standard map',
  equations: { theta: 'theta + p + 6*sin(theta)', p: 'p + 6*sin(theta)' },
  initialState: { theta: 0.5, p: 0.3 },
})

/** The published figures come from averages of their own; they are trusted to a thousandth. */
test.each<[MapSystem, readonly number[]]>([
  [henon, published['henon_1.4_0.3']],
  [logistic, [Math.LN2]],
  [logistic.with({ r: 3.9 }), [published['logistic_3.9']]],
  [logistic.with({ r: 3.8 }), [published['logistic_3.8']]],
  [foldedTowel, published.folded_towel],
  [ikeda, published['ikeda_0.9']],
  [standard, published['standard_map_K6 (approx ln(K/2)=1.0986)']],
])('$name: the published exponents', (map, exponents) => {
  const found = lyapunovSpectrum(map)
  expect(found.time).toBe(120_000)
  for (const [j, exponent] of exponents.entries()) {
    const allowed = 3 * Math.hypot(found.standardErrors[j], 1e-3)
    expect(Math.abs(found.exponents[j] - exponent), `exponent ${j + 1}: ${found.exponents[j]}`).toBeLessThan(allowed)
    expect(found.standardErrors[j]).toBeLessThan(6e-3)
  }
  expect(Math.abs(found.exponents.reduce((a, b) => a + b) - found.meanDivergence)).toBeLessThan(1e-10)
})

test('Hénon contracts areas by exactly 0.3; its dimension is 1.258', () => {
  const { meanDivergence, kaplanYorke } = lyapunovSpectrum(henon)
  expect(Math.abs(meanDivergence - Math.log(0.3))).toBeLessThan(1e-12)
  expect(Math.abs(kaplanYorke! - 1.258)).toBeLessThan(0.002)
})

test('exponents are per unit time: a map twice as slow has half of them', () => {
  const slow = defineMap({
    name: 'slow',
    dt: 2,
    equations: henon.equations!,
    parameters: { a: 1.4, b: 0.3 },
    initialState: [0, 0],
  })
  const options = { time: 1000, transient: 100 }
  const found = lyapunovSpectrum(slow, { time: 2000, transient: 200 })
  lyapunovSpectrum(henon, options).exponents.forEach((exponent, j) => {
    expect(found.exponents[j]).toBeCloseTo(exponent / 2, 12)
  })
})

test('a superstable orbit and a singular map: −Infinity, and the others unharmed', () => {
  const superstable = logistic.with({ r: 2 })
  expect(lyapunovSpectrum(superstable, { y0: [0.5], time: 100 }).exponents).toEqual([Number.NEGATIVE_INFINITY])
  const flat = defineMap({ name: 'flat', equations: { x: '4*x*(1 - x)', y: 'x' }, initialState: [0.3, 0.3] })
  const { exponents, kaplanYorke } = lyapunovSpectrum(flat, { time: 10_000 })
  expect(Math.abs(exponents[0] - Math.LN2)).toBeLessThan(0.01)
  expect(exponents[1]).toBeLessThan(-30)
  expect(kaplanYorke).toBeLessThan(1.03)
})

test('an orbit that overflows keeps what was measured', () => {
  const doubling = defineMap({ name: 'doubling', equations: { x: '2*x' }, initialState: { x: 1 } })
  const { status, exponents, message } = lyapunovSpectrum(doubling, { time: 2400, transient: 0 })
  expect(status).toBe('diverged')
  expect(message).toBe('doubling left the finite numbers at t = 1024, iteration 1024')
  expect(exponents[0]).toBeCloseTo(Math.LN2, 12)
})

test('learned from 5000 samples, the flow map and the vector field of Lorenz 63 have its exponents', () => {
  const data = integrate(lorenz63, [-8, -8, 27], timeGrid(0, 0.02, 5000))
  for (const [model, time] of [
    [learnFlowMap(data, { width: 150, seed: 1 }), 500],
    [learnVectorField(data, { width: 200, seed: 1, derivatives: lorenz63 }), 100],
  ] as const) {
    const { exponents, standardErrors, meanDivergence, status } = lyapunovSpectrum(model, { time, transient: 20 })
    expect(status).toBe('complete')
    for (const [j, exponent] of [0.9056, 0].entries())
      expect(Math.abs(exponents[j] - exponent)).toBeLessThan(3 * standardErrors[j])
    expect(standardErrors[0]).toBeLessThan(0.15)
    expect(exponents.reduce((a, b) => a + b)).toBeCloseTo(meanDivergence, 6)
  }
})
