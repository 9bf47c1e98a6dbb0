import { expect, test } from 'vitest'
import { type LyapunovSpectrum, lyapunovSpectrum } from '../../../src/compare/lyapunov/lyapunov-spectrum.ts'
import { dopri5 } from '../../../src/integrate/explicit/dopri5.ts'
import { rk4 } from '../../../src/integrate/fixed/rk4.ts'
import type { Integrator } from '../../../src/integrate/integrator.ts'
import { odex } from '../../../src/integrate/odex.ts'
import { radau5 } from '../../../src/integrate/stiff/radau5.ts'
import { rodas5p } from '../../../src/integrate/stiff/rodas5p.ts'
import { defineHamiltonian } from '../../../src/system/define-hamiltonian.ts'
import { defineOde } from '../../../src/system/define-ode.ts'
import type { OdeSystem } from '../../../src/system/system.ts'
import { lorenz63 } from '../../../systems/chaos/lorenz63.ts'
import { vanDerPol, withoutJacobian } from '../../integrate/stiff-problems.ts'
import reference from '../../reference/lyapunov-spectra.json' with { type: 'json' }
import { linear } from './linear.ts'

/** Each exponent within three standard errors of both sides together. */
function expectWithin(found: LyapunovSpectrum, exponents: readonly number[], errors: readonly number[] = []): void {
  expect(found.status).toBe('complete')
  expect(found.exponents.length).toBe(exponents.length)
  for (const [j, exponent] of exponents.entries()) {
    const allowed = 3 * Math.hypot(found.standardErrors[j], errors[j] ?? 0)
    expect(Math.abs(found.exponents[j] - exponent), `exponent ${j + 1}: ${found.exponents[j]}`).toBeLessThan(allowed)
  }
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

const rossler = defineOde({
  name: 'Rössler',
  equations: { x: '-y - z', y: 'x + 0.2*y', z: '0.2 + z*(x - 5.7)' },
  initialState: { x: 1, y: 1, z: 0 },
  period: 5.9,
})
const chen = defineOde({
  name: 'Chen',
  equations: { x: '35*(y - x)', y: '-7*x - x*z + 28*y', z: 'x*y - 3*z' },
  initialState: { x: 1, y: 1, z: 20 },
})
const thomas = defineOde({
  name: 'Thomas',
  equations: { x: 'sin(y) - 0.18*x', y: 'sin(z) - 0.18*y', z: 'sin(x) - 0.18*z' },
  initialState: { x: 1, y: 0.2, z: 0 },
})
const halvorsen = defineOde({
  name: 'Halvorsen',
  equations: { x: '-1.4*x - 4*y - 4*z - y^2', y: '-1.4*y - 4*z - 4*x - z^2', z: '-1.4*z - 4*x - 4*y - x^2' },
  initialState: { x: -5, y: 0, z: 0 },
})
const lorenz96 = defineOde({
  name: 'Lorenz 96',
  variables: ['x0', 'x1', 'x2', 'x3', 'x4'],
  field: (_t, y, dydt) => {
    for (let i = 0; i < 5; i++) dydt[i] = (y[(i + 1) % 5] - y[(i + 3) % 5]) * y[(i + 4) % 5] - y[i] + 8
  },
  initialState: [8.01, 8, 8, 8, 8],
})
const ueda = defineOde({
  name: 'Ueda',
  equations: { x: 'v', v: '-0.1*v - x^3 + 12*cos(t)' },
  initialState: { x: 3, v: 0 },
  period: 2 * Math.PI,
})

test('Lorenz 63: the published spectrum, its sum the exact divergence, dimension 2.062', () => {
  const found = lyapunovSpectrum(lorenz63, { time: 2000 })
  expectWithin(found, [0.9056, 0, -14.5723])
  expect(found.standardErrors[0]).toBeLessThan(0.01)
  expect(Math.abs(found.meanDivergence + 41 / 3)).toBeLessThan(1e-9)
  expect(Math.abs(sum(found.exponents) + 41 / 3)).toBeLessThan(1e-6)
  expect(Math.abs(found.kaplanYorke! - 2.0622)).toBeLessThan(3 * found.kaplanYorkeError!)
  expect(found.kaplanYorkeError).toBeLessThan(1e-3)
})

test.each<[keyof typeof reference.spectra, OdeSystem, number]>([
  ['LIT_Lorenz63_8_3', lorenz63, 1000],
  ['LIT_Rossler_0.2_0.2_5.7', rossler, 3000],
  ['LIT_Chen_35_3_28', chen, 400],
  ['LIT_Thomas_b0.18', thomas, 10000],
  ['LIT_Lorenz96_N5_F8', lorenz96, 600],
  ['Halvorsen', halvorsen, 1500],
])('%s: as computed by others, and the sum of exponents is the mean divergence', (name, system, time) => {
  const { spectrum, se, meanDivergence } = reference.spectra[name]
  const found = lyapunovSpectrum(system, { time })
  expectWithin(found, spectrum, se)
  expect(Math.abs(sum(found.exponents) - found.meanDivergence)).toBeLessThan(1e-7 * (1 - meanDivergence))
})

test.each<[string, Integrator]>([
  ['dopri5', dopri5({ relativeTolerance: 1e-7 })],
  ['rodas5p', rodas5p({ relativeTolerance: 1e-7 })],
  ['radau5', radau5({ relativeTolerance: 1e-7 })],
  ['rk4', rk4({ step: 0.005 })],
  ['odex', odex({ relativeTolerance: 1e-7 })],
])('any integrator will do: Lorenz 63 with %s', (_, integrator) => {
  const found = lyapunovSpectrum(lorenz63, { time: 60, transient: 10, integrator })
  expectWithin(found, [0.9056, 0, -14.5723])
  expect(Math.abs(sum(found.exponents) + 41 / 3)).toBeLessThan(1e-4)
})

test('a linear system: the real parts of its eigenvalues', () => {
  // Triangular, so the eigenvalues stand on the diagonal; far from normal.
  const triangular = linear('triangular', [
    [-0.7, 2, 5],
    [0, 0.4, -3],
    [0, 0, -2.5],
  ])
  const found = lyapunovSpectrum(triangular, { time: 100, transient: 50 })
  for (const [j, exponent] of [0.4, -0.7, -2.5].entries())
    expect(Math.abs(found.exponents[j] - exponent)).toBeLessThan(1e-7)
  // A spiral: the rates oscillate, so the average is off by at most log(condition) / time.
  const spiral = lyapunovSpectrum(
    linear('spiral', [
      [-0.3, 2],
      [-0.5, -0.3],
    ]),
    { time: 1000 },
  )
  for (const exponent of spiral.exponents) expect(Math.abs(exponent + 0.3)).toBeLessThan(Math.log(2) / 1000)
})

test('the van der Pol limit cycle: one exponent 0, the other the mean divergence; dimension 1', () => {
  const found = lyapunovSpectrum(vanDerPol.with({ epsilon: 0.1 }), { time: 1000 })
  expectWithin(found, [0, found.meanDivergence])
  expect(Math.abs(found.exponents[0])).toBeLessThan(0.01)
  expect(Math.abs(sum(found.exponents) - found.meanDivergence)).toBeLessThan(1e-6)
  expect(found.kaplanYorke).toBe(1)
})

test('Hénon–Heiles: exponents come in pairs of opposite sign, for the chaotic orbit and for a regular one', () => {
  const henonHeiles = defineHamiltonian({
    name: 'Hénon–Heiles',
    positions: ['x', 'y'],
    momenta: ['px', 'py'],
    hamiltonian: '(px^2 + py^2)/2 + (x^2 + y^2)/2 + x^2*y - y^3/3',
    initialState: { x: 0, y: -0.25, px: 0.42081, py: 0 },
  })
  const chaotic = lyapunovSpectrum(henonHeiles, { time: 5000 })
  const [a, b, c, d] = chaotic.exponents
  expect(a).toBeGreaterThan(0.03)
  expect(Math.abs(a + d)).toBeLessThan(1e-6)
  expect(Math.abs(b + c)).toBeLessThan(1e-6)
  expectWithin({ ...chaotic, exponents: [b, c], standardErrors: chaotic.standardErrors.slice(1, 3) }, [0, 0])
  expect(Math.abs(chaotic.meanDivergence)).toBeLessThan(1e-12)
  const regular = lyapunovSpectrum(henonHeiles, { y0: [0, 0.1, 0.1, 0], time: 5000 })
  for (const exponent of regular.exponents) expect(Math.abs(exponent)).toBeLessThan(2e-3)
})

test('the harmonic oscillator: zeros', () => {
  const oscillator = linear('oscillator', [
    [0, 1],
    [-1, 0],
  ])
  const { exponents, kaplanYorke } = lyapunovSpectrum(oscillator, { y0: [1, 0], time: 1000 })
  for (const exponent of exponents) expect(Math.abs(exponent)).toBeLessThan(1e-7)
  expect(kaplanYorke).toBeCloseTo(2, 5)
})

test('a driven system: time runs on, and which attractor is reached is the start’s choice', () => {
  const quiet = lyapunovSpectrum(ueda, { y0: [1, 0] })
  const { spectrum } = reference.spectra['LIT_Duffing_Ueda_k0.1_B12']
  for (const j of [0, 1]) expect(Math.abs(quiet.exponents[j] - spectrum[j])).toBeLessThan(1e-3)
  expect(Math.abs(quiet.meanDivergence + 0.1)).toBeLessThan(1e-9)
  // A later start of a drive with period 2π is the same start.
  const early = lyapunovSpectrum(ueda, { time: 6, transient: 0 })
  const late = lyapunovSpectrum(ueda, { time: 6, transient: 0, t0: 20 * Math.PI })
  const shifted = lyapunovSpectrum(ueda, { time: 6, transient: 0, t0: 1 })
  expect(Math.abs(early.exponents[0] - late.exponents[0])).toBeLessThan(1e-6)
  expect(Math.abs(early.exponents[0] - shifted.exponents[0])).toBeGreaterThan(1e-2)
})

test('without a Jacobian, differences stand in', () => {
  const exact = lyapunovSpectrum(lorenz63, { time: 10, transient: 0 })
  const differenced = lyapunovSpectrum(withoutJacobian(lorenz63), { time: 10, transient: 0 })
  for (const j of [0, 1, 2]) expect(Math.abs(exact.exponents[j] - differenced.exponents[j])).toBeLessThan(1e-4)
})

test('a blow-up keeps what was measured before it and says where it was', () => {
  const runaway = defineOde({ name: 'runaway', equations: { x: 'x^2' }, initialState: { x: 0.1 } })
  const { status, message, exponents, time } = lyapunovSpectrum(runaway, { time: 20.4, transient: 0 })
  expect(status).not.toBe('complete')
  expect(message).toMatch(/runaway stops at t = (9\.99|10)/)
  expect(time).toBeGreaterThan(9.8)
  expect(time).toBeLessThan(10)
  // The tangent of x = 0.1 / (1 − 0.1 t) grows by (1 − 0.1 t)⁻².
  expect(exponents[0]).toBeCloseTo((-2 * Math.log(1 - 0.1 * time)) / time, 6)
  const early = lyapunovSpectrum(runaway, { time: 20, transient: 11 })
  expect(early).toMatchObject({ time: 0, exponents: [Number.NaN], meanDivergence: Number.NaN })
})

test.each<[object, string]>([
  [{ y0: [1, 2] }, 'lyapunovSpectrum: y0 has length 2, but Lorenz 63 has dim 3'],
  [{ time: 0 }, 'lyapunovSpectrum: Lorenz 63: time must be positive and finite, got 0'],
  [{ time: 1, transient: -1 }, 'lyapunovSpectrum: Lorenz 63: transient must be finite and not negative, got -1'],
  [{ time: 1, count: 4 }, 'lyapunovSpectrum: count must be 1 to 3, the dim of Lorenz 63, got 4'],
  [{ time: 1, t0: Number.NaN }, 'lyapunovSpectrum: t0 must be finite, got NaN'],
  [{}, 'lyapunovSpectrum: Lorenz 63 has no period that would say how long is long; give time'],
])('%j is refused', (options, message) => {
  // Other parameters have no known period.
  expect(() => lyapunovSpectrum(lorenz63.with({ rho: 29 }), options)).toThrow(new RangeError(message))
})
