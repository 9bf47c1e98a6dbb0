import { describe, expect, test } from 'vitest'
import { dop853 } from '../../src/integrate/explicit/dop853.ts'
import { dopri5 } from '../../src/integrate/explicit/dopri5.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import type { OdeSystem } from '../../src/system/system.ts'
import { stateAt, timeGrid } from '../../src/trajectory.ts'
import { pleiades } from '../bench/integrators/pleiades.ts'
import values from '../reference/reference-values.json' with { type: 'json' }
import {
  arenstorf,
  blowUp,
  kepler,
  keplerPosition,
  lorenz63,
  lotkaVolterra,
  maxDifference,
  ode,
  oscillator,
  pendulum,
} from './problems.ts'

const methods = [
  { name: 'dop853', method: dop853, order: 8 },
  { name: 'dopri5', method: dopri5, order: 5 },
]

describe.each(methods)('$name', ({ name, method, order }) => {
  const tight = method({ relativeTolerance: 1e-13, absoluteTolerance: 1e-15 })

  test('the error falls with the tolerance, in proportion', () => {
    const error = (relativeTolerance: number): number => {
      const { states } = integrate(oscillator, [1, 0], [0, 10], method({ relativeTolerance }))
      return Math.hypot(states[2] - Math.cos(10), states[3] + Math.sin(10))
    }
    const tolerances = [1e-4, 1e-6, 1e-8, 1e-10]
    const errors = tolerances.map(error)
    for (const [k, tolerance] of tolerances.entries()) expect(errors[k]).toBeLessThan(100 * tolerance)
    const slope = Math.log10(errors[0] / errors[3]) / 6
    expect(slope).toBeGreaterThan(0.8)
    expect(slope).toBeLessThan(1.3)
  })

  test('the number of steps grows like the tolerance to the power −1/order', () => {
    const steps = (relativeTolerance: number): number =>
      integrate(oscillator, [1, 0], [0, 200], method({ relativeTolerance })).statistics!.steps
    const observed = 5 / Math.log10(steps(1e-11) / steps(1e-6))
    expect(Math.abs(observed / order - 1)).toBeLessThan(0.15)
  })

  test('states between steps are as exact as states at steps', () => {
    const times = timeGrid(0, 0.01, 1000)
    const { states } = integrate(oscillator, [1, 0], times, method({ relativeTolerance: 1e-8 }))
    let worst = 0
    for (const [i, t] of times.entries()) worst = Math.max(worst, Math.abs(states[2 * i] - Math.cos(t)))
    expect(worst).toBeLessThan(3e-7)
  })

  test('Lorenz 63 from (1, 1, 1) at t = 10 and 20', () => {
    const { 10: at10, 20: at20 } = values['lorenz63_10_28_8/3_from_(1,1,1)'].a
    const trajectory = integrate(lorenz63, [1, 1, 1], [0, 10, 20], tight)
    expect(maxDifference(stateAt(trajectory, 1), at10)).toBeLessThan(1e-8)
    expect(maxDifference(stateAt(trajectory, 2), at20)).toBeLessThan(1e-4)
  })

  test('Kepler orbits to t = 100, and Lotka–Volterra', () => {
    const orbits = values['kepler mu=a=1 start at perihelion (x,y,vx,vy); energy -1/2; L=sqrt(1-e^2); period 2pi']
    const system = kepler(0.5)
    const orbit = integrate(system, system.initialState, [0, 1, 10, 100], tight)
    for (const [row, t] of ([1, 10, 100] as const).entries())
      expect(maxDifference(stateAt(orbit, row + 1), orbits[`e=0.5,t=${t}`])).toBeLessThan(order === 8 ? 2e-10 : 5e-10)
    const cycle = integrate(lotkaVolterra, [1, 1], [0, 1, 5, 10], tight)
    const populations = values['LV (1.5,1,3,1) from (1,1) at t=1,5,10']
    for (const [row, t] of ([1, 5, 10] as const).entries())
      expect(maxDifference(stateAt(cycle, row + 1), populations[t])).toBeLessThan(1e-11)
  })

  test('the Arenstorf orbit closes to 1e-6, the Pleiades end where they must to 1e-9', () => {
    const { arenstorf: orbit, 'pleiades_x(3)': x, 'pleiades_y(3)': y } = values.stiff_and_testset
    const closed = integrate(arenstorf, arenstorf.initialState, [0, Number(orbit.period)], tight)
    expect(closed.status).toBe('complete')
    expect(maxDifference(stateAt(closed, 1), arenstorf.initialState)).toBeLessThan(1e-6)
    const cluster = integrate(pleiades, pleiades.initialState, [0, 3], tight)
    expect(maxDifference(stateAt(cluster, 1).subarray(0, 14), [...x, ...y])).toBeLessThan(1e-9)
  })

  test('pendulum periods to 1e-11: a quarter of the period takes it to the lowest point', () => {
    for (const [degrees, period] of Object.entries(values['pendulum_period_g=L=1'])) {
      const event = { when: (_t: number, y: Float64Array) => y[0], terminal: true }
      const start = [(Number(degrees) * Math.PI) / 180, 0]
      const { events } = integrate(pendulum, start, [0, 10], tight, { events: [event] })
      expect(Math.abs(4 * events![0].time - Number(period))).toBeLessThan(1e-11 * Number(period))
    }
  })

  test('backwards is as exact as forwards', () => {
    const there = integrate(pendulum, [2, 0], [0, 20], tight)
    const back = integrate(pendulum, stateAt(there, 1), [20, 0], tight)
    expect(maxDifference(stateAt(back, 1), ['2', '0'])).toBeLessThan(1e-11)
  })

  test('a large time costs no accuracy', () => {
    const late = integrate(oscillator, [1, 0], timeGrid(1e9, 0.5, 4), method())
    const early = integrate(oscillator, [1, 0], timeGrid(0, 0.5, 4), method())
    expect(late.states).toEqual(early.states)
  })

  test('a blow-up ends at its singularity, with the reason', () => {
    const trajectory = integrate(blowUp, [1], timeGrid(0, 0.25, 8), method())
    expect(trajectory.status).toBe('step-underflow')
    expect(trajectory.message).toMatch(new RegExp(`^${name}: blow-up stops at t = (1|0\\.99999)`))
    for (let i = 0; i < 4; i++) expect(trajectory.states[i] * (1 - 0.25 * i)).toBeCloseTo(1, 7)
  })

  test('a field that turns NaN ends the trajectory right there', () => {
    const untilHalf = ode('until 0.55', [1, 0], (t, y, dydt) => {
      dydt[0] = y[0]
      dydt[1] = t > 0.55 ? Number.NaN : 0
    })
    const trajectory = integrate(untilHalf, [1, 0], timeGrid(0, 0.1, 20), method())
    expect(trajectory.status).toBe('diverged')
    expect(trajectory.times).toEqual(timeGrid(0, 0.1, 5))
    expect(trajectory.message).toMatch(/stops at t = 0.5(5|4999)/)
  })

  test('a field that is not finite at the start, and a state beyond 1e100, leave only the start', () => {
    const constant = (slope: number): OdeSystem =>
      ode('constant', [1], (_t, _y, dydt) => {
        dydt[0] = slope
      })
    for (const [slope, y0] of [
      [Number.POSITIVE_INFINITY, 1],
      [Number.NaN, 1],
      [0, 1e200],
    ]) {
      const { status, times, states } = integrate(constant(slope), [y0], [0, 1], method())
      expect({ status, times: [...times], states: [...states] }).toEqual({
        status: 'diverged',
        times: [0],
        states: [y0],
      })
    }
  })

  test('steps run out with a status that names the way out', () => {
    const trajectory = integrate(lorenz63, [1, 1, 1], [0, 0.1, 1000], method({ maxSteps: 200 }))
    expect(trajectory.status).toBe('max-steps')
    expect(trajectory.times).toHaveLength(2)
    expect(trajectory.message).toMatch(/raise maxSteps, loosen the tolerances, or take a stiff method/)
    expect(trajectory.statistics!.steps + trajectory.statistics!.rejected).toBe(200)
  })

  test('no step is longer than maxStep', () => {
    const { statistics } = integrate(oscillator, [1, 0], [0, 10], method({ maxStep: 0.01, relativeTolerance: 0.01 }))
    expect(statistics!.steps).toBeGreaterThanOrEqual(1000)
  })

  test('each variable has its own absolute tolerance', () => {
    const scales = ode('two scales', [1e-6, 1e6], (t, _y, dydt) => {
      dydt[0] = 1e-6 * Math.cos(t)
      dydt[1] = 1e6 * Math.cos(t)
    })
    const options = { relativeTolerance: 1e-3, absoluteTolerance: [1e-15, 1e10] }
    const { states } = integrate(scales, [0, 0], [0, Math.PI / 2], method(options))
    expect(Math.abs(states[2] / 1e-6 - 1)).toBeLessThan(1e-5)
    expect(() => integrate(scales, [0, 0], [0, 1], method({ absoluteTolerance: [1] }))).toThrow(
      `${name}: absoluteTolerance has length 1, but two scales has dim 2`,
    )
  })

  test.each([
    [{ relativeTolerance: 0 }, /relativeTolerance must be from 1e-14 to 0.1, got 0/],
    [{ absoluteTolerance: -1 }, /absoluteTolerance must be finite and at least 1e-300, got -1/],
    [{ maxSteps: 1.5 }, /maxSteps must be a positive whole number, got 1.5/],
    [{ maxStep: 0 }, /maxStep must be positive, got 0/],
  ])('refuses %o', (options, message) => {
    expect(() => method(options)).toThrow(message)
  })

  test('statistics count every evaluation of the field', () => {
    let calls = 0
    const counting = ode('counting', [1, 0], (_t, y, dydt) => {
      calls++
      dydt[0] = y[1]
      dydt[1] = -y[0]
    })
    const { statistics } = integrate(counting, [1, 0], timeGrid(0, 0.1, 100), method())
    expect(statistics!.evaluations).toBe(calls)
  })
})

test('Kepler positions between steps from Kepler’s equation', () => {
  const e = 0.6
  const system = kepler(e)
  const times = timeGrid(0, Math.PI / 50, 100)
  const { states } = integrate(system, system.initialState, times, dop853({ relativeTolerance: 1e-12 }))
  for (const [i, t] of times.entries()) {
    const [x, y] = keplerPosition(e, t)
    expect(Math.hypot(states[4 * i] - x, states[4 * i + 1] - y)).toBeLessThan(1e-9)
  }
})
