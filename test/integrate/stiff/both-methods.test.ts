import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { integrate } from '../../../src/integrate/integrate.ts'
import type { OdeSystem } from '../../../src/system/system.ts'
import { stateAt, timeGrid } from '../../../src/trajectory.ts'
import values from '../../reference/reference-values.json' with { type: 'json' }
import { lorenz63, maxDifference, ode, oscillator } from '../problems.ts'
import { oregonator, protheroRobinson, pulledCosine, robertson, vanDerPol, withoutJacobian } from '../stiff-problems.ts'
import { startStepper } from './fixed-steps.ts'
import { methods } from './methods.ts'

const reference = values.stiff_and_testset

const standard: [OdeSystem, number, readonly string[], number | readonly number[]][] = [
  [
    robertson,
    1e11,
    reference['rober_t=1e11 (Hairer test set; scipy Radau cross-checked to 9 digits)'],
    [1e-16, 1e-21, 1e-16],
  ],
  [vanDerPol, 2, reference['vdpol_eps1e-6_t=2 from (2,0)'], 1e-10],
  [oregonator, 360, reference['orego_t=360 from (1,2,3)'], 1e-10],
]

/** Largest relative error of a component. */
function relativeError(y: Float64Array, exact: readonly string[]): number {
  return Math.max(...exact.map((value, i) => Math.abs(y[i] / Number(value) - 1)))
}

describe.each(methods)('$name', ({ method, make }) => {
  test.each(standard.map(([system, ...rest]) => [system.name, system, ...rest] as const))(
    '%s to 6 digits in less than 3,000 steps',
    (_, system, end, exact, absoluteTolerance) => {
      const run = (problem: OdeSystem) =>
        integrate(problem, problem.initialState, [0, end], method({ relativeTolerance: 1e-7, absoluteTolerance }))
      const symbolic = run(system)
      const differenced = run(withoutJacobian(system))
      for (const trajectory of [symbolic, differenced]) {
        expect(trajectory.status).toBe('complete')
        expect(relativeError(stateAt(trajectory, 1), exact)).toBeLessThan(1e-6)
        expect(trajectory.statistics!.steps).toBeLessThan(3000)
      }
    },
  )

  test('Robertson conserves the sum to rounding and keeps its concentrations positive', () => {
    const times = [0, ...Array.from({ length: 14 }, (_, k) => 10 ** (k - 2))]
    const absoluteTolerance = [1e-14, 1e-18, 1e-14]
    const trajectory = integrate(
      robertson,
      robertson.initialState,
      times,
      method({ relativeTolerance: 1e-8, absoluteTolerance }),
    )
    expect(trajectory.status).toBe('complete')
    for (let i = 0; i < times.length; i++) {
      const [a, b, c] = stateAt(trajectory, i)
      expect(Math.abs(a + b + c - 1)).toBeLessThan(1e-12)
      expect(Math.min(a, b, c)).toBeGreaterThanOrEqual(0)
    }
  })

  test('van der Pol: the error follows the tolerance', () => {
    const exact = reference['vdpol_eps1e-6_t=2 from (2,0)']
    for (const relativeTolerance of [1e-5, 1e-7, 1e-9, 1e-11]) {
      const trajectory = integrate(vanDerPol, [2, 0], [0, 2], method({ relativeTolerance }))
      expect(relativeError(stateAt(trajectory, 1), exact)).toBeLessThan(5 * relativeTolerance)
    }
  })

  test('a stiff transient of a millionth costs no more than the smooth solution after it', () => {
    const lambda = pulledCosine.parameters.lambda
    const exact = (t: number) => (lambda * (lambda * Math.cos(t) + Math.sin(t))) / (1 + lambda ** 2)
    const times = timeGrid(0, 0.1, 60)
    for (const system of [pulledCosine, withoutJacobian(pulledCosine)]) {
      const trajectory = integrate(system, [0], times, method({ relativeTolerance: 1e-6 }))
      expect(trajectory.statistics!.steps).toBeLessThan(150)
      for (let i = 1; i < times.length; i++) expect(Math.abs(trajectory.states[i] - exact(times[i]))).toBeLessThan(1e-6)
    }
  })

  test('a step far longer than the stiffest time damps it away', () => {
    const stiff = ode('decay', [1], (_t, y, dydt) => {
      dydt[0] = -1e10 * y[0]
    })
    const stepper = startStepper(make, stiff)
    const next = new Float64Array(1)
    stepper.begin(0, Float64Array.of(1))
    stepper.attempt(0, 1, Float64Array.of(1), next)
    expect(Math.abs(next[0])).toBeLessThan(1e-8)
  })

  test('no step from the left half of the plane grows: A-stability', () => {
    const half = fc.tuple(
      fc.double({ min: -1, max: 0, noNaN: true }),
      fc.double({ min: -1, max: 1, noNaN: true }),
      fc.double({ min: -3, max: 4, noNaN: true }),
    )
    fc.assert(
      fc.property(half, ([re, im, exponent]) => {
        const [a, b] = [re * 10 ** exponent, im * 10 ** exponent]
        const system = ode('spiral', [1, 0], (_t, y, dydt) => {
          dydt[0] = a * y[0] - b * y[1]
          dydt[1] = b * y[0] + a * y[1]
        })
        const exactJacobian = {
          ...system,
          jacobian: (_t: number, _y: Float64Array, out: Float64Array) => out.set([a, -b, b, a]),
        }
        const stepper = startStepper(make, exactJacobian)
        const y = Float64Array.of(1, 0)
        const next = new Float64Array(2)
        stepper.begin(0, y)
        stepper.attempt(0, 1, y, next)
        expect(Math.hypot(next[0], next[1])).toBeLessThanOrEqual(1 + 1e-11)
      }),
    )
  })

  test('time far from zero costs no accuracy, backwards neither', () => {
    const start = 1e6
    const shifted = integrate(protheroRobinson, [Math.cos(start)], [start, start + 3], method())
    expect(Math.abs(shifted.states[1] - Math.cos(start + 3))).toBeLessThan(2e-8)
    const back = integrate(oscillator, [1, 0], [0, -1, -5], method())
    expect(maxDifference(stateAt(back, 2), [Math.cos(5), Math.sin(5)])).toBeLessThan(2e-8)
  })

  test('on the Lorenz attractor a row between steps agrees with a run that stops there', () => {
    const options = { relativeTolerance: 1e-10 }
    const many = integrate(lorenz63, [1, 1, 1], timeGrid(0, 0.05, 100), method(options))
    const one = integrate(lorenz63, [1, 1, 1], [0, 2.5], method(options))
    expect(maxDifference(stateAt(many, 50), stateAt(one, 1))).toBeLessThan(1e-7)
    expect(many.statistics!.steps).toBeGreaterThan(100)
  })

  test('nothing changes where nothing moves', () => {
    const steady = ode('steady', [1, 0], (_t, _y, dydt) => dydt.fill(0))
    const trajectory = integrate(steady, [1, 0], [0, 1e6], method())
    expect(stateAt(trajectory, 1)).toEqual(Float64Array.of(1, 0))
    expect(trajectory.statistics!.steps).toBeLessThan(30)
  })

  test('two runs have the same bits', () => {
    const run = () => integrate(oregonator, [1, 2, 3], [0, 100, 360], method({ relativeTolerance: 1e-6 }))
    expect(run()).toEqual(run())
  })
})
