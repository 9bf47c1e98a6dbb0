import { expect, test } from 'vitest'
import { integrate } from '../../../src/integrate/integrate.ts'
import { iterate } from '../../../src/integrate/iterate.ts'
import { sindy, sindyMap } from '../../../src/learn/baselines/sindy.ts'
import { normalPairs } from '../../../src/math/normal-pairs.ts'
import { defineOde } from '../../../src/system/define-ode.ts'
import type { OdeSystem } from '../../../src/system/system.ts'
import { type Trajectory, timeGrid } from '../../../src/trajectory.ts'
import { lorenz63 } from '../../../systems/chaos/lorenz63.ts'
import { rossler } from '../../../systems/chaos/rossler.ts'
import { lotkaVolterra } from '../../../systems/ecology/lotka-volterra.ts'
import { vanDerPol } from '../../../systems/electronics/van-der-pol.ts'
import { henon } from '../../../systems/maps/henon.ts'
import { maxDifference } from '../../integrate/problems.ts'

type Terms = Readonly<Record<string, Readonly<Record<string, number>>>>

function record(system: OdeSystem, dt = 0.005, end = 25): Trajectory {
  return integrate(system, system.initialState, timeGrid(0, dt, Math.round(end / dt)))
}

/** The same terms, no more and no less, and every coefficient within a relative tolerance. */
function expectTerms(found: Terms, expected: Terms, tolerance: number): void {
  expect(Object.keys(found)).toEqual(Object.keys(expected))
  for (const [variable, terms] of Object.entries(expected)) {
    expect(Object.keys(found[variable]).sort()).toEqual(Object.keys(terms).sort())
    for (const [term, value] of Object.entries(terms))
      expect(Math.abs(found[variable][term] / value - 1)).toBeLessThan(tolerance)
  }
}

const lorenzTerms = { x: { x: -10, y: 10 }, y: { x: 28, y: -1, 'x*z': -1 }, z: { z: -8 / 3, 'x*y': 1 } }

test.each<[OdeSystem, Terms]>([
  [lorenz63, lorenzTerms],
  [rossler, { x: { y: -1, z: -1 }, y: { x: 1, y: 0.2 }, z: { '1': 0.2, z: -5.7, 'x*z': 1 } }],
  [lotkaVolterra, { prey: { prey: 1.5, 'prey*predator': -1 }, predator: { 'prey*predator': 1, predator: -3 } }],
  [vanDerPol, { x: { v: 1 }, v: { x: -1, v: 1, 'x^2*v': -1 } }],
])('$name is found among all products up to degree 5', (system, expected) => {
  const { report } = sindy(record(system), { degree: 5 })
  expectTerms(report.coefficients, expected, 1e-3)
})

test('what is printed is what runs: text, LaTeX, Jacobian and definition', () => {
  const model = sindy(record(lorenz63), { degree: 2, derivatives: lorenz63 })
  expect(model.equations).toEqual({ x: '-10*x + 10*y', y: '28*x - y - x*z', z: '-2.6666667*z + x*y' })
  expect(model.latex?.[1]).toContain('\\dot{y} =')
  const y = Float64Array.of(1.5, -2, 20)
  const [found, exact] = [new Float64Array(9), new Float64Array(9)]
  model.jacobian?.(0, y, found)
  lorenz63.jacobian?.(0, y, exact)
  expect(maxDifference(found, exact)).toBeLessThan(1e-7)
  const again = defineOde({ name: model.name, equations: model.equations ?? {}, initialState: model.initialState })
  const [slope, printed] = [new Float64Array(3), new Float64Array(3)]
  model.field(0, y, slope)
  again.field(0, y, printed)
  expect([...slope]).toEqual([...printed])
})

test('the threshold does not know the units of the variables', () => {
  const truth = record(rossler)
  const units = [1e-3, 1e4, 10]
  const states = truth.states.map((value, k) => value * units[k % 3])
  const { coefficients } = sindy({ ...truth, states }, { degree: 3 }).report
  expectTerms(
    coefficients,
    {
      x: { y: -1e-7, z: -1e-4 },
      y: { x: 1e7, y: 0.2 },
      z: { '1': 2, z: -5.7, 'x*z': 1e3 },
    },
    1e-3,
  )
})

test('other terms as text: a driven and damped pendulum', () => {
  const pendulum = defineOde({
    name: 'pendulum',
    equations: { theta: 'omega', omega: '0.3 - 0.1*omega - sin(theta)' },
    initialState: [2, 0],
  })
  const { equations, report } = sindy(record(pendulum), { degree: 3, terms: ['sin(theta)', 'cos(theta)'] })
  expectTerms(report.coefficients, { theta: { omega: 1 }, omega: { '1': 0.3, omega: -0.1, 'sin(theta)': -1 } }, 1e-3)
  expect(equations?.omega).toMatch(/ - .*sin\(theta\)$/)
})

test('a map: Hénon', () => {
  const { report, dt } = sindyMap(iterate(henon, henon.initialState, 300), { degree: 4 })
  expectTerms(report.coefficients, { x: { '1': 1, y: 1, 'x^2': -1.4 }, y: { x: 0.3 } }, 1e-7)
  expect(dt).toBe(1)
})

test('noise of 0.1: the weak form finds Lorenz 63 within 1 %, finite differences do not', () => {
  const truth = record(lorenz63)
  const noise = normalPairs(1, 0, 0)
  const noisy = { ...truth, states: truth.states.map((value, k) => value + 0.1 * noise(0, k)[0]) }
  const { report } = sindy(noisy, { degree: 2, threshold: 0.02, derivatives: { method: 'weak', halfWidth: 20 } })
  expectTerms(report.coefficients, lorenzTerms, 0.01)
  const strong = sindy(noisy, { degree: 2, threshold: 0.02 }).report
  expect(() => expectTerms(strong.coefficients, lorenzTerms, 0.01)).toThrow()
})

test('a variable that stays has the equation 0', () => {
  const still = defineOde({ name: 'still', equations: { x: '-x', y: '0' }, initialState: [1, 2] })
  expect(sindy(record(still, 0.01, 5), { degree: 1, derivatives: still }).equations?.y).toBe('0')
})

test('bad options are refused with the value', () => {
  const truth = record(lorenz63, 0.01, 1)
  expect(() => sindy(truth, { degree: 2, threshold: 1 })).toThrow('threshold must be a fraction')
  expect(() => sindy(truth, { degree: 2, digits: 0 })).toThrow('digits')
  expect(() => sindy(truth, { degree: 2, terms: ['sin(w)'] })).toThrow("'w'")
  expect(() => sindy({ ...truth, variables: ['x', 'y', 'z[n]'] }, { degree: 2 })).toThrow("'z[n]' is not a name")
})
