import { expect, test } from 'vitest'
import { zeroOneTest } from '../../src/compare/zero-one-test.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import { iterate } from '../../src/integrate/iterate.ts'
import { seededRandom } from '../../src/math/random.ts'
import { defineMap } from '../../src/system/define-map.ts'
import { component, timeGrid } from '../../src/trajectory.ts'
import { lorenz63 } from '../../systems/chaos/lorenz63.ts'
import { henon } from '../../systems/maps/henon.ts'

const logistic = defineMap({
  name: 'logistic',
  parameters: { r: 4 },
  equations: { x: 'r*x*(1 - x)' },
  initialState: { x: 0.3 },
})
const logisticRecord = (r: number): Float64Array => iterate(logistic.with({ r }), [0.3], 2000).states
const noise = seededRandom(2)

test.each<[string, Float64Array]>([
  ['the logistic map at r = 3.97', logisticRecord(3.97)],
  ['Hénon’s map', component(iterate(henon, [0.1, 0.1], 2000), 0)],
  ['Lorenz 63 sampled every 0.2', component(integrate(lorenz63, [-8, -8, 27], timeGrid(0, 0.2, 2000)), 0)],
  ['noise', new Float64Array(2000).map(() => noise())],
])('%s: near 1', (_, series) => {
  expect(zeroOneTest(series).k).toBeGreaterThan(0.98)
})

test.each<[string, Float64Array]>([
  ['period 8 of the logistic map', logisticRecord(3.55)],
  ['two incommensurate waves', new Float64Array(2000).map((_, i) => Math.sin(i * Math.SQRT2) + Math.cos(1.9 * i))],
  ['a constant', new Float64Array(500).fill(3)],
])('%s: near 0', (_, series) => {
  expect(Math.abs(zeroOneTest(series).k)).toBeLessThan(0.05)
})

test('Lorenz 63 sampled far too finely looks regular, as the docs say', () => {
  const fine = component(integrate(lorenz63, [-8, -8, 27], timeGrid(0, 0.002, 2000)), 0)
  expect(zeroOneTest(fine).k).toBeLessThan(0.5)
})

test('the same seed gives the same bits; k is the median, and does not depend on the units of the record', () => {
  const series = logisticRecord(3.7)
  const once = zeroOneTest(series, { seed: 7, frequencies: 51 })
  expect(zeroOneTest(series, { seed: 7, frequencies: 51 })).toEqual(once)
  expect(zeroOneTest(series, { seed: 8, frequencies: 51 }).frequencies).not.toEqual(once.frequencies)
  expect(once.k).toBe(once.values.slice().sort()[25])
  expect(once.frequencies.every((c) => c > Math.PI / 5 && c < (4 * Math.PI) / 5)).toBe(true)
  expect(
    zeroOneTest(
      series.map((x) => 1024 * x),
      { seed: 7, frequencies: 51 },
    ).k,
  ).toBeCloseTo(once.k, 12)
})

test.each<[ArrayLike<number>, object, string]>([
  [new Float64Array(50), {}, '50 samples, at least 100 are needed'],
  [new Float64Array(200).fill(Number.NaN, 7), {}, 'series[7] must be finite, got NaN'],
  [new Float64Array(200), { frequencies: 0 }, 'frequencies must be a positive whole number, got 0'],
])('is refused', (series, options, message) => {
  expect(() => zeroOneTest(series, options)).toThrow(new RangeError(`zeroOneTest: ${message}`))
})
