import { expect, test } from 'vitest'
import { type Axis, type Basins, basins } from '../../src/compare/basins.ts'
import { defineMap } from '../../src/system/define-map.ts'
import { defineOde } from '../../src/system/define-ode.ts'
import { lotkaVolterra } from '../../systems/ecology/lotka-volterra.ts'
import { henon } from '../../systems/maps/henon.ts'

function axis(variable: string, from: number, to: number, count: number): Axis {
  return { variable, from, to, count }
}

/** Calls with the start and the label of every cell. */
function forEachStart({ labels, x, y }: Basins, visit: (x: number, y: number, label: number) => void): void {
  labels.forEach((label, k) => {
    visit(x.values[k % x.values.length], y.values[Math.floor(k / x.values.length)], label)
  })
}

test('x′ = x − x³, y′ = −y: the sign of x decides between (−1, 0) and (1, 0); on x = 0 the saddle stays', () => {
  const wells = defineOde({
    name: 'two wells',
    equations: { x: 'x - x^3', y: '-y' },
    initialState: { x: 1, y: 0 },
  })
  const result = basins(wells, { x: axis('x', -2, 2, 21), y: axis('y', -1, 1, 5), duration: 30 })
  expect(result.attractors.map(({ kind, stability, starts }) => [kind, stability, starts])).toEqual([
    ['fixed point', 'stable', 50],
    ['fixed point', 'saddle', 5],
    ['fixed point', 'stable', 50],
  ])
  const places = result.attractors.map(({ points }) => Array.from(points, (v) => Math.round(v * 1e12) / 1e12 + 0))
  expect(places).toEqual([
    [-1, 0],
    [0, 0],
    [1, 0],
  ])
  forEachStart(result, (x, _, label) => expect(label).toBe(Math.sign(Math.round(x * 10)) + 1))
})

test('a focus inside a repelling cycle of radius 1/2 inside a cycle of radius 1 and period 2π', () => {
  const growth = '-((x^2 + y^2) - 0.25)*((x^2 + y^2) - 1)'
  const rings = defineOde({
    name: 'rings',
    equations: { x: `${growth}*x - y`, y: `${growth}*y + x` },
    initialState: { x: 1, y: 0 },
  })
  const result = basins(rings, { x: axis('x', -1.4, 1.5, 24), y: axis('y', -1.5, 1.4, 24), duration: 60 })
  expect(result.attractors.map(({ kind }) => kind).sort()).toEqual(['cycle', 'fixed point'])
  const ring = result.attractors.findIndex(({ kind }) => kind === 'cycle')
  expect(result.attractors[ring].period).toBeCloseTo(2 * Math.PI, 7)
  forEachStart(result, (x, y, label) => expect(label === ring).toBe(Math.hypot(x, y) > 0.5))
})

test('a damped pendulum comes to rest in the well that it starts in, if its energy is below the top', () => {
  const damped = defineOde({
    name: 'damped pendulum',
    equations: { q: 'p', p: '-sin(q) - 0.3*p' },
    initialState: { q: 1, p: 0 },
  })
  const result = basins(damped, { x: axis('q', -6, 6, 25), y: axis('p', -3, 3, 13), duration: 60 })
  for (const { kind, points, stability } of result.attractors) {
    expect([kind, stability]).toEqual(['fixed point', 'stable'])
    expect(Math.abs(Math.sin(points[0] / 2))).toBeLessThan(1e-12)
    expect(Math.abs(points[1])).toBeLessThan(1e-12)
  }
  const well = result.attractors.map(({ points }) => Math.round(points[0] / (2 * Math.PI)))
  expect(new Set(well).size).toBe(well.length)
  let below = 0
  forEachStart(result, (q, p, label) => {
    expect(label).toBeGreaterThanOrEqual(0)
    if ((p * p) / 2 - Math.cos(q) >= 1) return
    below++
    expect(well[label]).toBeCloseTo(Math.round(q / (2 * Math.PI)), 12)
  })
  expect(below).toBeGreaterThan(100)
  // q → −q, p → −p is a symmetry.
  const mirrored = Array.from(result.labels).reverse()
  expect(Array.from(result.labels, (label, k) => well[label] + well[mirrored[k]])).toEqual(Array(25 * 13).fill(0))
})

test('Hénon: his quadrilateral stays on one attractor, neither rest nor cycle; far to the left all escapes', () => {
  const result = basins(henon, {
    x: axis('x', -2.5, 2.5, 51),
    y: axis('y', -1, 1, 21),
    duration: 4000,
    tolerance: 0.02,
  })
  expect(result.attractors.map(({ kind }) => kind)).toEqual(['other'])
  // Corners of a region that the map takes into itself, M. Hénon, Commun. Math. Phys. 50, 69–77 (1976), eq. 13.
  const corners = [
    [-1.33, 0.42],
    [1.32, 0.133],
    [1.245, -0.14],
    [-1.06, -0.5],
  ]
  const inside = (x: number, y: number): boolean =>
    corners.every(([x0, y0], k) => {
      const [x1, y1] = corners[(k + 1) % 4]
      return (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0) < 0
    })
  // Left of −R with R = (1 + b + √((1 + b)² + 4a))/(2a), and |y| ≤ b |x|, every image lies further to the left.
  const edge = (1.3 + Math.sqrt(1.3 ** 2 + 5.6)) / 2.8
  const seen = { inside: 0, left: 0 }
  forEachStart(result, (x, y, label) => {
    if (inside(x, y)) expect([++seen.inside > 0, label]).toEqual([true, 0])
    if (x < -edge && Math.abs(y) <= 0.3 * Math.abs(x)) expect([++seen.left > 0, label]).toEqual([true, -1])
  })
  expect(seen.inside).toBeGreaterThan(100)
  expect(seen.left).toBeGreaterThan(100)
})

test('Newton’s method for z³ = 1: three roots, mirror images, and near each root the root itself', () => {
  // z − (z³ − 1)/(3 z²) = (2 z + 1/z²)/3, with 1/z² = (x − iy)²/(x² + y²)².
  const cube = defineMap({
    name: 'Newton’s method for z³ = 1',
    equations: {
      x: '(2*x + (x^2 - y^2)/(x^2 + y^2)^2)/3',
      y: '(2*y - 2*x*y/(x^2 + y^2)^2)/3',
    },
    initialState: { x: 1, y: 0 },
  })
  const result = basins(cube, { x: axis('x', -1.51, 1.5, 40), y: axis('y', -1.5, 1.5, 40), duration: 60 })
  expect(result.attractors.length).toBe(3)
  const angle = result.attractors.map(({ points }) =>
    Math.round((Math.atan2(points[1], points[0]) * 3) / (2 * Math.PI)),
  )
  expect([...angle].sort()).toEqual([-1, 0, 1])
  for (const { points, stability } of result.attractors) {
    expect(Math.hypot(points[0], points[1])).toBeCloseTo(1, 12)
    expect(stability).toBe('stable')
  }
  const at = (row: number, column: number): number => angle[result.labels[row * 40 + column]]
  for (let row = 0; row < 40; row++)
    for (let column = 0; column < 40; column++) expect(at(row, column)).toBe(-at(39 - row, column) + 0 || 0)
  forEachStart(result, (x, y, label) => {
    const { points } = result.attractors[label]
    for (const [k, root] of result.attractors.entries())
      if (Math.hypot(x - root.points[0], y - root.points[1]) < 0.3) expect([label, points]).toEqual([k, root.points])
  })
})

test('a map’s cycle: the logistic map at r = 3.2 has one of period 2 on (0, 1) and infinity outside', () => {
  const logistic = defineMap({
    name: 'logistic map',
    equations: { x: '3.2*x*(1 - x)', y: 'y/2' },
    initialState: { x: 0.4, y: 0 },
  })
  const result = basins(logistic, { x: axis('x', -0.53, 1.5, 37), y: axis('y', -1, 1, 3), duration: 200 })
  expect(result.attractors.map(({ kind, period }) => [kind, period])).toEqual([['cycle', 2]])
  const points = Array.from(result.attractors[0].points)
  for (const x of [points[0], points[2]]) expect(3.2 ** 2 * x * x - 3.2 * 4.2 * x + 4.2).toBeCloseTo(0, 10)
  forEachStart(result, (x, _, label) => expect(label).toBe(x > 0 && x < 1 ? 0 : -1))
})

test('a conservative system settles nowhere: after 64 orbits it says so', () => {
  const result = basins(lotkaVolterra, {
    x: axis('prey', 1, 5, 9),
    y: axis('predator', 0.6, 3, 9),
    duration: 20,
    tolerance: 1e-4,
  })
  expect(result.attractors.length).toBe(64)
  expect(result.labels.includes(-2)).toBe(true)
})

test('the same options give the same result, and the settings come back', () => {
  const options = { x: axis('x', -1, 1, 5), y: axis('y', -0.2, 0.2, 3), duration: 300 }
  expect(basins(henon, options)).toEqual(basins(henon, options))
  expect(basins(henon, options)).toMatchObject({ duration: 300, rounds: 5, tolerance: 0.02, escapeDistance: 2000 })
})

const x = axis('x', 0, 1, 3)
const y = axis('y', 0, 1, 3)

test.each<[string, () => unknown]>([
  ['both axes are x', () => basins(henon, { x, y: x, duration: 9 })],
  ['from < to, got 1 and 0', () => basins(henon, { x: axis('x', 1, 0, 3), y, duration: 9 })],
  ['count must be 2, 3, 4, …, got 1', () => basins(henon, { x: axis('x', 0, 1, 1), y, duration: 9 })],
  ['a whole number, got 0.5', () => basins(henon, { x, y, duration: 0.5 })],
  ['no variable "z"', () => basins(henon, { x: axis('z', 0, 1, 3), y, duration: 9 })],
  ['others has length 1', () => basins(henon, { x, y, others: [1], duration: 9 })],
])('refused: %s', (message, run) => {
  expect(run).toThrow(message)
})
