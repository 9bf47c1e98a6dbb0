import { expect, test } from 'vitest'
import { type FixedPoint, fixedPoints } from '../../src/compare/fixed-points.ts'
import { defineMap } from '../../src/system/define-map.ts'
import { defineOde } from '../../src/system/define-ode.ts'
import { lorenz63 } from '../../systems/chaos/lorenz63.ts'
import { lotkaVolterra } from '../../systems/ecology/lotka-volterra.ts'
import { henon } from '../../systems/maps/henon.ts'
import { pendulum } from '../../systems/mechanics/pendulum.ts'
import { lorenz63 as lorenzWithoutJacobian } from '../integrate/problems.ts'

const lorenzBox = { lower: [-30, -30, -5], upper: [30, 30, 60] }

function kinds(points: readonly FixedPoint[]): string[] {
  return points.map(({ stability, motion }) => `${stability} ${motion}`)
}

test.each([
  ['symbolic', lorenz63, 1e-12, 'exact'],
  ['differenced', lorenzWithoutJacobian, 1e-8, 'differences'],
] as const)(
  'Lorenz, %s Jacobian: three points, their eigenvalues roots of the known polynomials',
  (_, system, tolerance, kind) => {
    const { points, jacobian } = fixedPoints(system, { box: lorenzBox })
    expect(jacobian).toBe(kind)
    const c = Math.sqrt((8 / 3) * 27)
    const exact = [
      [-c, -c, 27],
      [0, 0, 0],
      [c, c, 27],
    ]
    expect(points.length).toBe(3)
    points.forEach(({ state, residual, hits }, k) => {
      for (let j = 0; j < 3; j++) expect(Math.abs(state[j] - exact[k][j])).toBeLessThan(1e-12)
      expect(residual).toBeLessThan(1e-12)
      expect(hits).toBeGreaterThan(5)
    })
    expect(kinds(points)).toEqual(['saddle spiral', 'saddle node', 'saddle spiral'])
    const origin = points[1].eigenvalues
    const root = Math.sqrt(11 ** 2 + 4 * 10 * 27)
    const exactAtOrigin = [(-11 + root) / 2, -8 / 3, (-11 - root) / 2]
    exactAtOrigin.forEach((value, k) => {
      expect(Math.abs(origin[k].re - value)).toBeLessThan(tolerance)
      expect(origin[k].im).toBe(0)
    })
    for (const { eigenvalues } of [points[0], points[2]]) {
      const [b, s] = [8 / 3, 10]
      // λ³ + (σ + β + 1) λ² + β (σ + ρ) λ + 2 σ β (ρ − 1), in complex arithmetic.
      for (const { re, im } of eigenvalues) {
        const square = [re * re - im * im, 2 * re * im]
        const cube = [square[0] * re - square[1] * im, square[0] * im + square[1] * re]
        const real = cube[0] + (s + b + 1) * square[0] + b * 38 * re + 2 * s * b * 27
        const imaginary = cube[1] + (s + b + 1) * square[1] + b * 38 * im
        expect(Math.hypot(real, imaginary)).toBeLessThan(1000 * tolerance)
      }
      // The well-known values at the classical parameters.
      expect(eigenvalues[2].re).toBeCloseTo(-13.8546, 4)
      expect(eigenvalues[0].re).toBeCloseTo(0.094, 4)
      expect(Math.abs(eigenvalues[0].im)).toBeCloseTo(10.1945, 4)
    }
  },
)

test('Lorenz on both sides of ρ = 1 and of the Hopf bifurcation at ρ = 470/19', () => {
  const at = (rho: number): string[] => kinds(fixedPoints(lorenz63.with({ rho }), { box: lorenzBox }).points)
  expect(at(0.5)).toEqual(['stable node'])
  expect(at(470 / 19 - 0.01)).toEqual(['stable spiral', 'saddle node', 'stable spiral'])
  expect(at(470 / 19 + 0.01)).toEqual(['saddle spiral', 'saddle node', 'saddle spiral'])
})

test('Hénon: two saddles on y = b x, at the roots of a x² + (1 − b) x − 1', () => {
  const { points } = fixedPoints(henon, { box: { lower: [-3, -3], upper: [3, 3] } })
  const root = Math.sqrt(0.7 ** 2 + 4 * 1.4)
  const exact = [(-0.7 - root) / 2.8, (-0.7 + root) / 2.8]
  expect(kinds(points)).toEqual(['saddle node', 'saddle node'])
  points.forEach(({ state, eigenvalues }, k) => {
    expect(state[0]).toBeCloseTo(exact[k], 13)
    expect(state[1]).toBeCloseTo(0.3 * exact[k], 13)
    // λ² + 2 a x λ − b = 0.
    for (const { re } of eigenvalues) expect(re * re + 2.8 * exact[k] * re - 0.3).toBeCloseTo(0, 12)
    expect(Math.abs(eigenvalues[0].re)).toBeGreaterThan(1)
  })
})

test('pendulum: centers with ±i at multiples of 2π, saddles with ±1 between them; with friction spirals', () => {
  const box = { lower: [-7, -2], upper: [7, 2] }
  const { points } = fixedPoints(pendulum, { box })
  expect(points.map(({ state }) => Math.round(state[0] / Math.PI))).toEqual([-2, -1, 0, 1, 2])
  points.forEach(({ state, eigenvalues, stability }, k) => {
    expect(state[0]).toBeCloseTo((k - 2) * Math.PI, 12)
    expect(stability).toBe(k % 2 === 0 ? 'center' : 'saddle')
    const parts = eigenvalues.map(({ re, im }) => (k % 2 === 0 ? im : re))
    expect(parts[0]).toBeCloseTo(1, 12)
    expect(parts[1]).toBeCloseTo(-1, 12)
  })
  const damped = defineOde({
    name: 'damped pendulum',
    parameters: { gamma: 0.2 },
    equations: { q: 'p', p: '-sin(q) - gamma*p' },
    initialState: { q: 1, p: 0 },
  })
  const resting = (gamma: number): FixedPoint => fixedPoints(damped.with({ gamma }), { box }).points[2]
  expect(resting(0.2)).toMatchObject({ stability: 'stable', motion: 'spiral' })
  expect(resting(0.2).eigenvalues[0].im).toBeCloseTo(Math.sqrt(1 - 0.01), 12)
  expect(resting(3)).toMatchObject({ stability: 'stable', motion: 'node' })
  expect(resting(-0.2)).toMatchObject({ stability: 'unstable', motion: 'spiral' })
})

test('Lotka–Volterra: a saddle with α and −γ at the origin, a center with ±i√(αγ)', () => {
  const { points } = fixedPoints(lotkaVolterra, { box: { lower: [-1, -1], upper: [5, 5] } })
  expect(points.map(({ stability }) => stability)).toEqual(['saddle', 'center'])
  expect(points[0].eigenvalues.map(({ re }) => re)).toEqual([expect.closeTo(1.5, 12), expect.closeTo(-3, 12)])
  expect([...points[1].state]).toEqual([expect.closeTo(3, 12), expect.closeTo(1.5, 12)])
  expect(points[1].eigenvalues[0].im).toBeCloseTo(Math.sqrt(4.5), 12)
})

test('logistic map: multipliers r and 2 − r', () => {
  const logistic = defineMap({
    name: 'logistic map',
    parameters: { r: 2.8 },
    equations: { x: 'r*x*(1 - x)' },
    initialState: { x: 0.4 },
  })
  const at = (r: number): (string | number)[][] =>
    fixedPoints(logistic.with({ r }), { box: { lower: [-0.5], upper: [1.5] } }).points.map((point) => [
      point.stability,
      point.eigenvalues[0].re,
    ])
  expect(at(2.8)).toEqual([
    ['unstable', 2.8],
    ['stable', expect.closeTo(-0.8, 12)],
  ])
  expect(at(3.2)[1]).toEqual(['unstable', expect.closeTo(-1.2, 12)])
  expect(at(3)[1]).toEqual(['marginal', expect.closeTo(-1, 12)])
})

test('where the linear terms do not decide, it says so; points along a line are found, though not all of them', () => {
  const cubic = defineOde({ name: 'cubic', equations: { x: '-x^3' }, initialState: { x: 1 } })
  const { points } = fixedPoints(cubic, { box: { lower: [-1], upper: [1] } })
  expect(points.length).toBe(1)
  expect(points[0].stability).toBe('marginal')
  const line = defineOde({ name: 'line', equations: { x: '0*x', y: '-y' }, initialState: { x: 1, y: 1 } })
  const along = fixedPoints(line, { box: { lower: [-1, -1], upper: [1, 1] }, starts: 10 }).points
  expect(along.length).toBe(10)
  for (const { state, stability } of along) expect([state[1], stability]).toEqual([0, 'marginal'])
})

test('no fixed point, none found; points outside the box are left out; the seed decides', () => {
  const running = defineOde({ name: 'running', equations: { x: '1 + x^2' }, initialState: { x: 0 } })
  const none = fixedPoints(running, { box: { lower: [-5], upper: [5] } })
  expect([none.points, none.converged]).toEqual([[], 0])
  const half = fixedPoints(lorenz63, { box: { lower: [1, -30, -5], upper: [30, 30, 60] } })
  expect(half.points.length).toBe(1)
  expect(half.converged).toBeGreaterThan(half.points[0].hits)
  expect(fixedPoints(lorenz63, { box: lorenzBox, seed: 3 })).toEqual(fixedPoints(lorenz63, { box: lorenzBox, seed: 3 }))
})

test.each<[string, () => unknown]>([
  [
    'the box has dim 1 and 1, but Lorenz 63 has dim 3',
    () => fixedPoints(lorenz63, { box: { lower: [0], upper: [1] } }),
  ],
  ['lower < upper, got 1 and 1', () => fixedPoints(henon, { box: { lower: [0, 1], upper: [1, 1] } })],
  ['starts must be 1, 2, 3, …, got 0', () => fixedPoints(henon, { box: { lower: [0, 0], upper: [1, 1] }, starts: 0 })],
])('refused: %s', (message, run) => {
  expect(run).toThrow(message)
})
