import { expect, test } from 'vitest'
import { attractorSamples, bifurcationDiagram } from '../../src/compare/bifurcation-diagram.ts'
import { defineMap } from '../../src/system/define-map.ts'
import { defineOde } from '../../src/system/define-ode.ts'
import { henon } from '../../systems/maps/henon.ts'
import reference from '../reference/reference-values.json'

const logistic = defineMap({
  name: 'logistic map',
  parameters: { r: 3 },
  equations: { x: 'r*x*(1 - x)' },
  initialState: { x: 0.4 },
})

/** The number behind the last '=' of an entry, or the entry. */
function published(entry: string): number {
  return Number(/([\d.]+)$/.exec(entry)?.[1])
}

const doublings = reference.logistic_period_doublings.map(published)

test.each([
  [0, 1, 1e-3],
  [1, 2, 1e-3],
  [2, 4, 3e-4],
  [3, 8, 1e-4],
])(
  'doubling %i of the logistic map: period %i before the published value, twice that after it',
  (k, before, margin) => {
    const values = [doublings[k] - margin, doublings[k] + margin]
    const { periods } = bifurcationDiagram(logistic, { parameter: 'r', values, transient: 100_000 })
    expect(periods).toEqual([before, 2 * before])
  },
)

test('beyond the accumulation point nothing repeats; the window of period 3 opens at 1 + 2√2', () => {
  expect(doublings[4]).toBeCloseTo(3.569945671871, 12)
  const values = [doublings[4] + 1e-3, doublings[5] - 1e-4, doublings[5] + 1e-4]
  const diagram = bifurcationDiagram(logistic, { parameter: 'r', values, transient: 100_000, duration: 2000 })
  expect(diagram.periods).toEqual([0, 0, 3])
})

test('the branches of period 1 and 2 are the exact ones', () => {
  const values = [2.5, 3.2]
  const { samples } = bifurcationDiagram(logistic, { parameter: 'r', values, duration: 10 })
  for (const x of samples[0]) expect(x).toBeCloseTo(1 - 1 / 2.5, 12)
  const root = Math.sqrt((3.2 + 1) * (3.2 - 3))
  const branches = [(3.2 + 1 - root) / 6.4, (3.2 + 1 + root) / 6.4]
  expect([...samples[1]].sort().slice(0, 5)).toEqual(
    branches.slice(0, 1).flatMap((x) => Array(5).fill(expect.closeTo(x, 12))),
  )
  expect(Math.max(...samples[1])).toBeCloseTo(branches[1], 12)
})

test('Hénon: period 1, 2 and 4 at a = 0.3, 0.9 and 1; beyond a ≈ 1.43 the orbit escapes and has no samples', () => {
  const options = { parameter: 'a', transient: 20_000 }
  const { periods, status, samples } = bifurcationDiagram(henon, { ...options, values: [0.3, 0.9, 1, 1.5] })
  expect(periods).toEqual([1, 2, 4, 0])
  expect(status).toEqual(['complete', 'complete', 'complete', 'diverged'])
  expect(samples.map(({ length }) => length)).toEqual([200, 200, 200, 0])
  // The first doubling lies at a = 3 (1 − b)² / 4.
  const first = (3 * 0.7 ** 2) / 4
  const around = bifurcationDiagram(henon, { ...options, values: [first - 1e-3, first + 1e-3] })
  expect(around.periods).toEqual([1, 2])
})

test('following an attractor shows the hysteresis of a subcritical pitchfork, x ← r x + (x³ − x⁵)/5', () => {
  const pitchfork = defineMap({
    name: 'subcritical pitchfork',
    parameters: { r: 0.9 },
    equations: { x: 'r*x + (x^3 - x^5)/5' },
    initialState: { x: 1e-3 },
  })
  // Away from 0 there are fixed points x² = (1 ± √(20r − 19))/2, from r = 0.95 on; 0 is stable up to r = 1.
  const up = [0.94, 0.96, 0.98, 0.99]
  const options = { parameter: 'r', transient: 5000, duration: 4, start: 'follow' } as const
  const rising = bifurcationDiagram(pitchfork, { ...options, values: up })
  const falling = bifurcationDiagram(pitchfork, { ...options, values: [...up].reverse(), y0: [0.9] })
  const outer = (r: number): number => Math.sqrt((1 + Math.sqrt(20 * r - 19)) / 2)
  for (const k of [0, 1, 2, 3]) expect(Math.abs(rising.samples[k][0])).toBeLessThan(1e-12)
  for (const k of [0, 1, 2]) expect(falling.samples[k][0]).toBeCloseTo(outer(falling.values[k]), 10)
  expect(Math.abs(falling.samples[3][0])).toBeLessThan(1e-12)
})

test('a flow: Rössler with a = b = 0.1 has cycles of 1, 2 and 4 maxima at c = 4, 6 and 8.5, chaos at 9', () => {
  const roessler = defineOde({
    name: 'Rössler',
    parameters: { a: 0.1, b: 0.1, c: 4 },
    equations: { x: '-y - z', y: 'x + a*y', z: 'b + z*(x - c)' },
    initialState: { x: 1, y: 1, z: 0 },
    source: 'H.-O. Peitgen, H. Jürgens, D. Saupe, Chaos and Fractals (2004), section 12.3',
  })
  const { periods, variable } = bifurcationDiagram(roessler, {
    parameter: 'c',
    values: [4, 6, 8.5, 9],
    transient: 3000,
    duration: 150,
    tolerance: 1e-4,
  })
  expect([variable, ...periods]).toEqual(['x', 1, 2, 4, 0])
})

test('the supercritical Hopf bifurcation r′ = r (μ − r²): cycle of radius √μ', () => {
  const hopf = defineOde({
    name: 'Hopf normal form',
    parameters: { mu: 1 },
    equations: { x: 'mu*x - y - x*(x^2 + y^2)', y: 'x + mu*y - y*(x^2 + y^2)' },
    initialState: { x: 0.1, y: 0 },
  })
  const values = [0.1, 0.5, 1]
  const section = { variable: 'y', value: 0 }
  const { samples, periods } = bifurcationDiagram(hopf, {
    parameter: 'mu',
    values,
    section,
    transient: 200,
    duration: 40,
  })
  expect(periods).toEqual([1, 1, 1])
  values.forEach((mu, k) => {
    for (const x of samples[k]) expect(Math.abs(x - Math.sqrt(mu))).toBeLessThan(1e-8)
  })
})

test('each value is computed by itself: in any order, alone or together, with the same bits', () => {
  const values = [3.2, 3.7, 3.9]
  const { samples } = bifurcationDiagram(logistic, { parameter: 'r', values })
  const backwards = bifurcationDiagram(logistic, { parameter: 'r', values: [...values].reverse() })
  expect([...backwards.samples].reverse()).toEqual(samples)
  expect(attractorSamples(logistic.with({ r: 3.7 })).samples).toEqual(samples[1])
})

test.each<[string, () => unknown]>([
  ["no parameter 'q'", () => bifurcationDiagram(logistic, { parameter: 'q', values: [1] })],
  ['no variable "y"', () => bifurcationDiagram(logistic, { parameter: 'r', values: [1], variable: 'y' })],
  ['whole numbers, got 0.5', () => bifurcationDiagram(logistic, { parameter: 'r', values: [1], transient: 0.5 })],
  ['tolerance must be positive, got 0', () => attractorSamples(logistic, { tolerance: 0 })],
])('refused: %s', (message, run) => {
  expect(run).toThrow(message)
})
