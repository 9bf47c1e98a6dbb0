import { expect, test } from 'vitest'
import { etdrk4 } from '../../src/integrate/etdrk4.ts'
import { dop853 } from '../../src/integrate/explicit/dop853.ts'
import { stormerVerlet } from '../../src/integrate/geometric/stormer-verlet.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import type { OdeSystem } from '../../src/system/system.ts'
import { stateAt } from '../../src/trajectory.ts'
import { burgersOf } from '../../systems/fields/burgers.ts'
import { ginzburgLandauOf } from '../../systems/fields/ginzburg-landau.ts'
import { type Boundary, gridPoints } from '../../systems/fields/grid.ts'
import { heatEquationOf } from '../../systems/fields/heat-equation.ts'
import { nonlinearSchrodinger, nonlinearSchrodingerOf } from '../../systems/fields/nonlinear-schrodinger.ts'
import { waveEquationOf } from '../../systems/fields/wave-equation.ts'
import { ordersOf } from '../integrate/orders.ts'
import { maxDifference } from '../integrate/problems.ts'

const precise = dop853({ relativeTolerance: 1e-12, absoluteTolerance: 1e-14 })

function after(system: OdeSystem, T: number, y0: ArrayLike<number> = system.initialState): Float64Array {
  return stateAt(integrate(system, y0, [0, T], precise), 1)
}

/** Each doubling of the points gains at least 1.8 times the digits of the one before: the error falls exponentially. */
function expectSpectral(errors: readonly number[]): void {
  const digits = errors.slice(1).map((error, i) => Math.log10(errors[i] / error))
  for (let i = 1; i < digits.length; i++) expect(digits[i]).toBeGreaterThan(1.8 * digits[i - 1])
}

const boundaries: readonly [Boundary, number][] = [
  ['periodic', 32],
  ['dirichlet', 31],
]

test.each(boundaries)('heat, %s: every mode decays at the rate diffusivity · k²', (boundary, size) => {
  const grid = { boundary, size, length: 2 }
  const system = heatEquationOf(grid).with({ diffusivity: 0.3 })
  const x = gridPoints(grid)
  for (const mode of [1, 2, 7]) {
    const k = (mode * (boundary === 'periodic' ? 2 : 1) * Math.PI) / 2
    const wave = Array.from(x, (x) => Math.sin(k * x))
    const dydt = new Float64Array(size)
    system.field(0, Float64Array.from(wave), dydt)
    const rates = wave.map((value) => -0.3 * k * k * value)
    expect(maxDifference(dydt, rates)).toBeLessThan(1e-13 * k * k * mode)
    const expected = wave.map((value) => Math.exp(-0.3 * k * k * 0.1) * value)
    const oneStep = stateAt(integrate(system, wave, [0, 0.1], etdrk4({ step: 1 })), 1)
    expect(maxDifference(oneStep, expected)).toBeLessThan(1e-15)
  }
})

const wave = waveEquationOf({ size: 64 })

/** A smooth function of period 1. */
const hump = (x: number): number => Math.exp(3 * Math.cos(2 * Math.PI * x) - 3)

test('waves on a ring: d’Alembert, from any displacement and velocity', () => {
  const [size, c, T] = [64, 0.7, 1.3]
  const system = waveEquationOf({ size }).with({ speed: c })
  const x = gridPoints({ size, length: 1 })
  // v = c·f′: a wave that runs to the left alone.
  const slope = (x: number): number => -6 * Math.PI * Math.sin(2 * Math.PI * x) * hump(x)
  const running = after(system, T, [...Array.from(x, hump), ...Array.from(x, (x) => c * slope(x))])
  expect(
    maxDifference(
      running.subarray(0, size),
      Array.from(x, (x) => hump(x + c * T)),
    ),
  ).toBeLessThan(1e-10)
  const apart = after(system, T, [...Array.from(x, hump), ...new Float64Array(size)])
  const halves = Array.from(x, (x) => (hump(x + c * T) + hump(x - c * T)) / 2)
  expect(maxDifference(apart.subarray(0, size), halves)).toBeLessThan(1e-10)
})

test('waves between fixed ends come back upside down and mirrored after length/speed; energy stays', () => {
  const size = 63
  const system = waveEquationOf({ size, boundary: 'dirichlet' })
  const bump = Array.from(gridPoints({ size, length: 1, boundary: 'dirichlet' }), (x) =>
    Math.exp(-150 * (x - 0.4) ** 2),
  )
  const start = [...bump, ...new Float64Array(size)]
  const there = after(system, 1, start)
  expect(maxDifference(there.subarray(0, size), bump.map((value) => -value).reverse())).toBeLessThan(1e-10)
  expect(maxDifference(after(system, system.period!, start), start)).toBeLessThan(1e-8)
  const [before, then] = [Float64Array.from(start), there].map((y) => system.hamiltonian(y))
  expect(Math.abs(then / before - 1)).toBeLessThan(1e-11)
})

test('the wave equation is separable: Störmer–Verlet, of order 2, brings it back after one period', () => {
  const errors = [1 / 256, 1 / 512, 1 / 1024].map((step) => {
    const { states } = integrate(wave, wave.initialState, [0, 1], stormerVerlet({ step }))
    return maxDifference(states.subarray(wave.dim), wave.initialState)
  })
  for (const order of ordersOf(errors)) expect(Math.abs(order - 2)).toBeLessThan(0.05)
})

test('the energy of a standing wave is that of its sine: (k² a²/4) · length', () => {
  const size = 32
  const system = waveEquationOf({ size, length: 2 })
  const k = 2 * Math.PI
  const wave = Array.from(gridPoints({ size, length: 2 }), (x) => 0.3 * Math.sin(k * x))
  const energy = system.hamiltonian(Float64Array.of(...wave, ...new Float64Array(size))) * (2 / size)
  expect(energy).toBeCloseTo((k * k * 0.09 * 2) / 4, 14)
})

/** Burgers from sin x: u = −2ν θₓ/θ, where θ solves the heat equation from exp(cos x/(2ν)) (Cole 1951, Hopf 1950). */
function coleHopf(x: number, t: number, viscosity: number): number {
  const points = Array.from({ length: 256 }, (_, m) => (2 * Math.PI * m) / 256)
  let [theta, slope] = [0, 0]
  for (let n = 0; n <= 60; n++) {
    const values = points.map((y) => Math.exp((Math.cos(y) - 1) / (2 * viscosity)) * Math.cos(n * y))
    const amplitude = (n === 0 ? 1 : 2) * values.reduce((sum, v) => sum + v / 256, 0) * Math.exp(-viscosity * n * n * t)
    theta += amplitude * Math.cos(n * x)
    slope -= amplitude * n * Math.sin(n * x)
  }
  return (-2 * viscosity * slope) / theta
}

test.each(boundaries)('Burgers, %s: the solution of Cole and Hopf, its front resolved exponentially', (boundary) => {
  const errors = [16, 32, 64, 128].map((points) => {
    const grid = { boundary, size: boundary === 'periodic' ? points : points - 1, length: 2 * Math.PI }
    const expected = Array.from(gridPoints(grid), (x) => coleHopf(x, 1, 0.1))
    return maxDifference(after(burgersOf(grid).with({ viscosity: 0.1 }), 1), expected)
  })
  expectSpectral(errors)
  expect(errors.at(-1)).toBeLessThan(1e-8)
})

/** The soliton of `nonlinearSchrodinger` at time t. */
function soliton(size: number, length: number, t: number): number[] {
  const v = (8 * Math.PI) / length
  const at = (part: (phase: number) => number) => (x: number) => {
    const distance = x - length / 2 - v * t
    const nearest = distance - length * Math.round(distance / length)
    return part(v * x + ((1 - v * v) * t) / 2) / Math.cosh(nearest)
  }
  const x = gridPoints({ size, length })
  return [...Array.from(x, at(Math.cos)), ...Array.from(x, at(Math.sin))]
}

test('a soliton of the nonlinear Schrödinger equation goes round undistorted; mass and energy stay', () => {
  const length = 50
  expect(maxDifference(nonlinearSchrodinger.initialState, soliton(256, length, 0))).toBeLessThan(1e-10)
  const errors = [32, 64, 128].map((size) =>
    maxDifference(after(nonlinearSchrodingerOf({ size }), 5), soliton(size, length, 5)),
  )
  expectSpectral(errors)
  const round = after(nonlinearSchrodinger, 50)
  expect(maxDifference(round, soliton(256, length, 50))).toBeLessThan(1e-9)
  const start = Float64Array.from(nonlinearSchrodinger.initialState)
  const { mass, energy } = nonlinearSchrodinger.invariants
  expect(mass(0, start)).toBeCloseTo(2, 12)
  const v = (8 * Math.PI) / length
  expect(energy(0, start)).toBeCloseTo(v * v - 1 / 3, 10)
  for (const invariant of [mass, energy])
    expect(Math.abs(invariant(0, round) - invariant(0, start))).toBeLessThan(1e-10)
})

test('mass and energy stay where the grid resolves nothing: they are those of the equations on the grid', () => {
  const system = nonlinearSchrodingerOf({ size: 8, length: 10 })
  const y0 = Array.from({ length: 16 }, (_, i) => Math.sin(3 * i * i))
  const y = after(system, 3, y0)
  for (const invariant of Object.values(system.invariants))
    expect(Math.abs(invariant(0, y) - invariant(0, Float64Array.from(y0)))).toBeLessThan(1e-10)
})

test('plane waves of the complex Ginzburg–Landau equation', () => {
  const [size, length, T] = [32, 20, 4]
  for (const [b, c] of [
    [0.5, 0.8],
    [2, -1.2],
  ]) {
    const system = ginzburgLandauOf({ size, length }).with({ b, c })
    for (const mode of [0, 1, -2]) {
      const q = (2 * Math.PI * mode) / length
      const wave = (t: number): number[] => {
        const phases = Array.from(gridPoints({ size, length }), (x) => q * x - (c + (b - c) * q * q) * t)
        const height = Math.sqrt(1 - q * q)
        return [...phases.map((phase) => height * Math.cos(phase)), ...phases.map((phase) => height * Math.sin(phase))]
      }
      expect(maxDifference(after(system, T, wave(0)), wave(T))).toBeLessThan(1e-10)
      const fixed = stateAt(integrate(system, wave(0), [0, T], etdrk4({ step: 1 / 128 })), 1)
      expect(maxDifference(fixed, wave(T))).toBeLessThan(1e-8)
    }
  }
})
