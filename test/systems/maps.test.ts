import { determinant } from 'ml-matrix'
import { expect, test } from 'vitest'
import { iterate } from '../../src/integrate/iterate.ts'
import type { MapSystem } from '../../src/system/system.ts'
import { stateAt } from '../../src/trajectory.ts'
import { baker } from '../../systems/maps/baker.ts'
import { bedhead } from '../../systems/maps/bedhead.ts'
import { blinkingVortexMap } from '../../systems/maps/blinking-vortex-map.ts'
import { bogdanov } from '../../systems/maps/bogdanov.ts'
import { chebyshev } from '../../systems/maps/chebyshev.ts'
import { circle } from '../../systems/maps/circle.ts'
import { deJong } from '../../systems/maps/de-jong.ts'
import { duffingMap } from '../../systems/maps/duffing-map.ts'
import { foldedTowel } from '../../systems/maps/folded-towel.ts'
import { gauss } from '../../systems/maps/gauss.ts'
import { gingerbreadman } from '../../systems/maps/gingerbreadman.ts'
import { gumowskiMira } from '../../systems/maps/gumowski-mira.ts'
import { hopalong } from '../../systems/maps/hopalong.ts'
import { ikeda } from '../../systems/maps/ikeda.ts'
import { kaplanYorke } from '../../systems/maps/kaplan-yorke.ts'
import { logistic } from '../../systems/maps/logistic.ts'
import { maynardSmith } from '../../systems/maps/maynard-smith.ts'
import { pickover } from '../../systems/maps/pickover.ts'
import { ricker } from '../../systems/maps/ricker.ts'
import { standardMap } from '../../systems/maps/standard-map.ts'
import { svensson } from '../../systems/maps/svensson.ts'
import { tent } from '../../systems/maps/tent.ts'
import { tinkerbell } from '../../systems/maps/tinkerbell.ts'
import { zaslavskii } from '../../systems/maps/zaslavskii.ts'
import { zeraouliaSprott } from '../../systems/maps/zeraoulia-sprott.ts'
import values from '../reference/reference-values.json' with { type: 'json' }
import { eigenvalues, equilibrium, jacobianAt, valueAt } from './equilibria.ts'

/** The growth of a small displacement along an orbit, per iteration. */
function exponent(map: MapSystem, n = 100_000): number {
  const { states } = iterate(map, map.initialState, n)
  const { dim } = map
  const jacobian = new Float64Array(dim * dim)
  let displacement = Array.from({ length: dim }, (_, i) => 1 / (i + 1))
  let sum = 0
  for (let step = 0; step < n; step++) {
    map.jacobian!(step, states.subarray(step * dim, (step + 1) * dim), jacobian)
    const moved = displacement.map((_, i) => displacement.reduce((row, d, j) => row + jacobian[i * dim + j]! * d, 0))
    const length = Math.hypot(...moved)
    sum += Math.log(length)
    displacement = moved.map((d) => d / length)
  }
  return sum / n
}

const chaotic = [
  ...[baker, bedhead, chebyshev, circle, deJong, duffingMap, foldedTowel, gauss, ikeda, kaplanYorke, logistic],
  ...[maynardSmith, pickover, ricker, svensson, tent, tinkerbell, zaslavskii, zeraouliaSprott],
]

test.each(chaotic.map((map) => [map.name, map] as const))('the exponent of the %s is as declared', (_, map) => {
  expect(Math.abs(exponent(map) - map.lyapunovExponent!)).toBeLessThan(0.005)
})

test('exponents of the folded towel, the Ikeda and the standard map are the reference values', () => {
  const {
    folded_towel,
    'ikeda_0.9': ikeda_09,
    'standard_map_K6 (approx ln(K/2)=1.0986)': standard,
  } = values.maps_lyapunov
  expect(Math.abs(exponent(foldedTowel) - folded_towel[0]!)).toBeLessThan(0.005)
  expect(Math.abs(exponent(ikeda) - ikeda_09[0]!)).toBeLessThan(0.005)
  expect(Math.abs(exponent(standardMap.with({ k: 6 })) - standard[0]!)).toBeLessThan(0.01)
})

const areas: readonly [MapSystem, (x: number) => number][] = [
  [baker, () => (2 - 1e-10) / 2],
  [bogdanov.with({ eps: 0.1, mu: 0.2 }), (x) => 1.1 + 0.2 * x],
  [duffingMap, () => 0.2],
  [gingerbreadman, () => 1],
  [gumowskiMira.with({ b: 0.9 }), () => 0.9],
  [hopalong, () => 1],
  [ikeda, () => 0.81],
  [kaplanYorke, () => 0.4],
  [maynardSmith, (x) => 2 * x],
  [standardMap, () => 1],
  [zaslavskii, () => Math.exp(-1)],
]

test.each(areas.map(([map, factor]) => [map.name, map, factor] as const))('areas under the %s', (_, map, factor) => {
  for (const y of [map.initialState, [0.3, 0.4], [0.8, -0.2]]) {
    // The standard map has its angle second, but its factor is 1 everywhere.
    expect(determinant(jacobianAt(map, y))).toBeCloseTo(factor(y[0]!), 12)
  }
})

test('the logistic map doubles its period at 3 and 1 + √6', () => {
  const slope = (r: number, y: readonly number[]) =>
    y.reduce((product, x) => product * jacobianAt(logistic.with({ r }), [x]).get(0, 0), 1)
  expect(slope(3, [2 / 3])).toBeCloseTo(-1, 14)
  const r = 1 + Math.sqrt(6)
  const pair = [1, -1].map((sign) => (r + 1 + sign * Math.sqrt((r - 3) * (r + 1))) / (2 * r))
  expect(valueAt(logistic.with({ r }), [pair[0]!])[0]).toBeCloseTo(pair[1]!, 14)
  expect(slope(r, pair)).toBeCloseTo(-1, 13)
})

test('the fixed point a of the Ricker map turns over at a = 2', () => {
  expect(equilibrium(ricker, [3])[0]).toBeCloseTo(3.3, 14)
  expect(jacobianAt(ricker.with({ a: 2 }), [2]).get(0, 0)).toBe(-1)
})

test('Chebyshev polynomials compose: T₂(T₃) = T₆ and T₃ = 4x³ − 3x', () => {
  const [two, three] = [chebyshev.with({ a: 2 }), chebyshev.with({ a: 3 })]
  for (const x of [-0.9, -0.2, 0.1, 0.7]) {
    expect(valueAt(three, [x])[0]).toBeCloseTo(4 * x ** 3 - 3 * x, 14)
    expect(valueAt(two, valueAt(three, [x]))[0]).toBeCloseTo(valueAt(chebyshev, [x])[0]!, 14)
  }
})

test('orbits around (1, 1) of the gingerbreadman map have period 6', () => {
  const start = [1.2, 0.9]
  expect([...stateAt(iterate(gingerbreadman, start, 6), -1)].map((x) => x.toFixed(12))).toEqual([
    '1.200000000000',
    '0.900000000000',
  ])
  expect(Math.abs(stateAt(iterate(gingerbreadman, start, 3), -1)[0]! - 1.2)).toBeGreaterThan(0.1)
})

test('a stable fixed point of the Ikeda map lies at (2.972, 4.146)', () => {
  const fixed = equilibrium(ikeda, [3, 4.1])
  expect(fixed[0]).toBeCloseTo(2.972, 3)
  expect(fixed[1]).toBeCloseTo(4.146, 3)
  for (const { re, im } of eigenvalues(ikeda, fixed)) expect(Math.hypot(re, im)).toBeLessThan(1)
})

test('a blinking vortex preserves areas, keeps the tank and turns what is near by the vortex law', () => {
  const cartesian = (x: number, y: number, blink: number): [number, number] => {
    const [r, theta] = valueAt(blinkingVortexMap, [Math.hypot(x, y), Math.atan2(y, x)], blink) as [number, number]
    return [r * Math.cos(theta), r * Math.sin(theta)]
  }
  for (const blink of [0, 1])
    for (const [x, y] of [
      [0.1, 0.2],
      [-0.4, 0.3],
      [0.2, -0.6],
    ] as const) {
      const h = 1e-5
      const [right, left] = [cartesian(x + h, y, blink), cartesian(x - h, y, blink)]
      const [up, down] = [cartesian(x, y + h, blink), cartesian(x, y - h, blink)]
      const area = (right[0] - left[0]) * (up[1] - down[1]) - (right[1] - left[1]) * (up[0] - down[0])
      expect(area / (4 * h * h)).toBeCloseTo(1, 7)
    }
  expect(valueAt(blinkingVortexMap, [1, 2], 1)[0]).toBeCloseTo(1, 14)
  // Close to the vortex the angular velocity is gamma/(2 pi distance^2).
  const distance = 1e-4
  const slow = blinkingVortexMap.with({ duration: Math.PI ** 2 * distance ** 2 })
  const [r, theta] = valueAt(slow, [0.5 + distance, 0], 0) as [number, number]
  expect(r * Math.cos(theta)).toBeCloseTo(0.5, 6)
  expect(r * Math.sin(theta)).toBeCloseTo(distance, 7)
})
