import fc from 'fast-check'
import { expect, test } from 'vitest'
import { folded, isAngle, isAngleOfMap } from '../../docs/atlas/angles.ts'
import { breakLines } from '../../docs/atlas/break-lines.ts'
import { drivePeriod } from '../../docs/atlas/drive-period.ts'
import { shortNumber, withError } from '../../docs/atlas/numbers.ts'
import { portrait } from '../../docs/atlas/portrait.ts'
import { portray } from '../../docs/atlas/portrayed.ts'
import { planeOf } from '../../docs/atlas/projection.ts'
import { symbolText } from '../../docs/atlas/symbol-text.ts'
import { dotsPath, linePath } from '../../docs/chart/path-data.ts'
import { simplify } from '../../docs/chart/simplify.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import { iterate } from '../../src/integrate/iterate.ts'
import { defineOde } from '../../src/system/define-ode.ts'
import type { MapSystem } from '../../src/system/system.ts'
import { timeGrid } from '../../src/trajectory.ts'
import { catalogue } from '../../systems/catalogue.ts'
import { pointsOf } from './markup.ts'

const place = fc.tuple(fc.integer({ min: -3000, max: 3000 }), fc.integer({ min: -3000, max: 3000 }))

test('a path goes through exactly its points', () => {
  fc.assert(
    fc.property(fc.array(place, { minLength: 2 }), (points) => {
      const path = linePath(
        points.map(([x]) => x),
        points.map(([, y]) => y),
      )
      expect(pointsOf(path)).toEqual(points)
    }),
  )
})

test('a path of dots has each of its points', () => {
  fc.assert(
    fc.property(fc.array(place), (points) => {
      const byPlace = ([ax, ay]: number[], [bx, by]: number[]): number => ay - by || ax - bx
      expect(pointsOf(dotsPath(points))).toEqual([...points].sort(byPlace))
    }),
  )
})

test('what simplify leaves out is within the tolerance of what it keeps', () => {
  fc.assert(
    fc.property(fc.array(place, { minLength: 2, maxLength: 60 }), (points) => {
      const kept = simplify(points.flat(), 50, points.length)
      expect([kept[0], kept[kept.length - 1]]).toEqual([0, points.length - 1])
      for (let k = 1; k < kept.length; k++)
        for (let i = kept[k - 1]; i <= kept[k]; i++)
          expect(distance(points[i], points[kept[k - 1]], points[kept[k]])).toBeLessThanOrEqual(50 + 1e-9)
    }),
  )
})

function distance([x, y]: number[], [ax, ay]: number[], [bx, by]: number[]): number {
  const [dx, dy] = [bx - ax, by - ay]
  const along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)
  const part = Math.min(1, Math.max(0, along))
  return Math.hypot(x - ax - part * dx, y - ay - part * dy)
}

test('the portrait of a harmonic oscillator is its ellipse', () => {
  const system = defineOde({
    ...{ name: 'oscillator', equations: { x: 'v', v: '-x' }, initialState: { x: 2, v: 0 }, period: 2 * Math.PI },
  })
  const entry = { id: 'oscillator', system, domain: 'test', hamiltonian: false, driven: false, delay: false }
  const { view } = portray({ ...entry, stochastic: false })
  const svg = portrait(view!, 'oscillator')
  const points = pointsOf(/class="line main" d="([^"]*)"/.exec(svg)![1])
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const [cx, cy] = [xs, ys].map((values) => (Math.min(...values) + Math.max(...values)) / 2)
  const [rx, ry] = [xs, ys].map((values) => (Math.max(...values) - Math.min(...values)) / 2)
  expect(points.length).toBeGreaterThan(30)
  // A quarter of a unit of rounding at radii of more than 700 of them.
  for (const [x, y] of points) expect(Math.hypot((x - cx) / rx, (y - cy) / ry)).toBeCloseTo(1, 2)
})

test('a projection of space fills the drawing and keeps straight lines straight', () => {
  const axes = ['a', 'b', 'c'].map((label) => ({ label, low: -1, high: 3 }))
  const columns = axes.map(() => Float64Array.of(-1, 1, 3))
  const { project } = planeOf({ axes, layers: [{ columns, mark: 'line', tone: 'main' }], caption: '' })
  const corners = [0, 1, 2, 3, 4, 5, 6, 7].map((k) => project(...[0, 1, 2].map((axis) => ((k >> axis) & 1 ? 3 : -1))))
  for (const i of [0, 1]) {
    const values = corners.map((corner) => corner[i])
    expect(Math.min(...values)).toBeCloseTo(0, 12)
    expect(Math.max(...values)).toBeCloseTo(1, 12)
  }
  const [from, middle, to] = [-1, 1, 3].map((value) => project(value, value, value))
  for (const i of [0, 1, 2]) expect(middle[i]).toBeCloseTo((from[i] + to[i]) / 2, 12)
})

test('a drive has a period where there is one', () => {
  const driven = (force: string, parameters = {}) =>
    defineOde({ name: 'driven', parameters, equations: { x: `-x + ${force}` }, initialState: { x: 0 } })
  expect(drivePeriod(driven('cos(w*t)', { w: 1.4 }))).toBeCloseTo((2 * Math.PI) / 1.4, 12)
  expect(drivePeriod(driven('sin(2*t) + cos(4*t + 1)'))).toBeCloseTo(Math.PI, 12)
  expect(drivePeriod(driven('sin(2*t) + sin(3*t)'))).toBeUndefined()
  expect(drivePeriod(driven('exp(-t)*sin(t)'))).toBeUndefined()
  expect(drivePeriod(driven('1'))).toBeUndefined()
})

test('an angle is what the field knows only modulo a turn, if it turns over', () => {
  const whirling = defineOde({
    ...{ name: 'whirl', equations: { q: 'p', p: '-sin(q) - 0*q' }, initialState: { q: 0, p: 3 } },
  })
  const trajectory = integrate(whirling, whirling.initialState, timeGrid(0, 0.1, 200))
  expect(isAngle(whirling.field, trajectory, 0)).toBe(true)
  expect(isAngle(whirling.field, trajectory, 1)).toBe(false)
  const swinging = integrate(whirling, [0, 1], timeGrid(0, 0.1, 200))
  expect(isAngle(whirling.field, swinging, 0)).toBe(false)
  const kicked = catalogue().find(({ id }) => id === 'standardMap')!.system as MapSystem
  const orbit = iterate(kicked, [0.1, 0.1], 20_000)
  expect([isAngleOfMap(kicked, orbit, 0), isAngleOfMap(kicked, orbit, 1)]).toEqual([false, true])
  expect(folded(7)).toBeCloseTo(7 - 2 * Math.PI, 12)
  expect(folded(Math.PI)).toBe(-Math.PI)
})

test('equations broken into lines are the same equations, never broken inside brackets', () => {
  for (const { system } of catalogue())
    for (const line of system.latex ?? []) {
      const lines = breakLines(line)
      expect(lines.join('')).toBe(line)
      for (const part of lines) {
        expect(part.match(/\\left/g)?.length).toBe(part.match(/\\right/g)?.length)
        expect(part.match(/\{/g)?.length).toBe(part.match(/\}/g)?.length)
      }
    }
})

test('numbers are short and true', () => {
  expect(shortNumber(-17.283, 36)).toBe('−17')
  expect(shortNumber(0.04321, 0.08)).toBe('0.043')
  expect(shortNumber(1000.24, 0.5)).toBe('1000.24')
  expect(shortNumber(3.1e9, 5e9)).toBe('3.1e9')
  expect(shortNumber(-1e-9, 1)).toBe('0')
  expect(withError(0.90567, 0.00123)).toBe('0.9057 ± 0.0012')
  expect(withError(-14.57239, 0.5)).toBe('-14.57 ± 0.50')
})

test('names read as symbols', () => {
  expect(['theta12', 'x1', 'prey', 'mu', 'u1_2', 'V'].map(symbolText)).toEqual(['θ₁₂', 'x₁', 'prey', 'μ', 'u1₂', 'V'])
})
