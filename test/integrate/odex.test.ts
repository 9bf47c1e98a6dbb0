import fc from 'fast-check'
import { expect, test } from 'vitest'
import { integrate } from '../../src/integrate/integrate.ts'
import { odex } from '../../src/integrate/odex.ts'
import type { OdeSystem } from '../../src/system/system.ts'
import { stateAt, timeGrid } from '../../src/trajectory.ts'
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

const tight = odex({ relativeTolerance: 1e-12 })

test.each([
  { relativeTolerance: 1e-9, at10: 1e-7, at20: 1e-4 },
  { relativeTolerance: 1e-12, at10: 1e-9, at20: 1e-6 },
])('Lorenz 63 at rtol $relativeTolerance is within $at10 at t = 10, within $at20 at t = 20', (row) => {
  const published = values['lorenz63_10_28_8/3_from_(1,1,1)'].a
  const { relativeTolerance, at10, at20 } = row
  const trajectory = integrate(lorenz63, [1, 1, 1], [0, 10, 20], odex({ relativeTolerance }))
  expect(maxDifference(stateAt(trajectory, 1), published[10])).toBeLessThan(at10)
  expect(maxDifference(stateAt(trajectory, 2), published[20])).toBeLessThan(at20)
})

const orbits = values['kepler mu=a=1 start at perihelion (x,y,vx,vy); energy -1/2; L=sqrt(1-e^2); period 2pi']

test.each([0.1, 0.5, 0.9] as const)('Kepler orbit with e = %d at t = 1, 10, 100 within 1e-9', (e) => {
  const system = kepler(e)
  const trajectory = integrate(system, system.initialState, [0, 1, 10, 100], tight)
  for (const [i, t] of ([1, 10, 100] as const).entries())
    expect(maxDifference(stateAt(trajectory, i + 1), orbits[`e=${e},t=${t}`])).toBeLessThan(1e-9)
})

test.each([0.1, 0.5, 0.9])('between its steps the Kepler orbit with e = %d is as accurate as at them', (e) => {
  const system = kepler(e)
  const times = timeGrid(0, (2 * Math.PI) / 2000, 2000)
  for (const relativeTolerance of [1e-6, 1e-9, 1e-12]) {
    const orbit = integrate(system, system.initialState, times, odex({ relativeTolerance }))
    const errors = Array.from(times, (t, i) => maxDifference(keplerPosition(e, t), stateAt(orbit, i)))
    expect(Math.max(...errors)).toBeLessThan(10 * relativeTolerance)
  }
})

test('the oscillator at 10,001 times up to 100 gathers at most 10 times the tolerance', () => {
  const times = timeGrid(0, 0.01, 10_000)
  for (const relativeTolerance of [1e-6, 1e-9, 1e-12]) {
    const trajectory = integrate(oscillator, [1, 0], times, odex({ relativeTolerance }))
    const errors = Array.from(times, (t, i) => maxDifference([Math.cos(t), -Math.sin(t)], stateAt(trajectory, i)))
    expect(Math.max(...errors)).toBeLessThan(10 * relativeTolerance)
  }
})

test('Lotka–Volterra at t = 1, 5, 10 and after one period', () => {
  const published = values['LV (1.5,1,3,1) from (1,1) at t=1,5,10']
  const period = Number(values['LV_period (1.5,1,3,1) from (1,1)'])
  const trajectory = integrate(lotkaVolterra, [1, 1], [0, 1, period, 5, 10], tight)
  expect(maxDifference(stateAt(trajectory, 1), published[1])).toBeLessThan(1e-12)
  expect(maxDifference(stateAt(trajectory, 2), [1, 1])).toBeLessThan(1e-12)
  expect(maxDifference(stateAt(trajectory, 3), published[5])).toBeLessThan(1e-12)
  expect(maxDifference(stateAt(trajectory, 4), published[10])).toBeLessThan(1e-12)
})

test('the pendulum released at 90 degrees has the angles of the elliptic functions', () => {
  const angles = Object.entries(values['pendulum_theta0=90deg_theta(t)'])
  const trajectory = integrate(
    pendulum,
    [Math.PI / 2, 0],
    angles.map(([t]) => Number(t)),
    tight,
  )
  for (const [i, [, angle]] of angles.entries())
    expect(Math.abs(trajectory.states[2 * i] - Number(angle))).toBeLessThan(1e-12)
})

test.each(Object.entries(values['pendulum_period_g=L=1']))(
  'the pendulum released at %s degrees passes 0, the other side and its start after 1/4, 1/2 and 1 period',
  (degrees, period) => {
    const angle = (Number(degrees) * Math.PI) / 180
    const quarters = [0, 0.25, 0.5, 1].map((fraction) => fraction * Number(period))
    const trajectory = integrate(pendulum, [angle, 0], quarters, tight)
    expect(Math.abs(stateAt(trajectory, 1)[0])).toBeLessThan(1e-11)
    expect(maxDifference(stateAt(trajectory, 2), [-angle, 0])).toBeLessThan(1e-11)
    expect(maxDifference(stateAt(trajectory, 3), [angle, 0])).toBeLessThan(1e-11)
  },
)

test('the Arenstorf orbit closes as well as the published DOP853 run at rtol 1e-13', () => {
  const { period, ...closure } = values.stiff_and_testset.arenstorf
  const trajectory = integrate(
    arenstorf,
    arenstorf.initialState,
    [0, Number(period)],
    odex({ relativeTolerance: 1e-13 }),
  )
  expect(maxDifference(stateAt(trajectory, 1), arenstorf.initialState)).toBeLessThan(
    2 * maxDifference([0, 0, 0, 0], closure['closure_error_DOP853_rtol1e-13']),
  )
})

test('asking for more times changes no bit of the states at the old ones', () => {
  const few = integrate(lorenz63, [1, 1, 1], [0, 5, 10], odex())
  const many = integrate(lorenz63, [1, 1, 1], timeGrid(0, 0.01, 1000), odex())
  expect(stateAt(many, 500)).toEqual(stateAt(few, 1))
  expect(stateAt(many, 1000)).toEqual(stateAt(few, 2))
})

test('a start at Unix time 1.7e9 gives the bits of a start at 0', () => {
  const late = timeGrid(1.7e9, 0.25, 100)
  const early = timeGrid(0, 0.25, 100)
  const at = (times: Float64Array) => integrate(oscillator, [1, 0], times, odex()).states
  expect(at(late)).toEqual(at(early))
})

test('a tolerance per variable holds for each: a component of size 1e-12 keeps its digits', () => {
  const scales = ode('two oscillators', [1, 0, 1e-12, 0], (_t, y, dydt) => {
    dydt[0] = y[1]
    dydt[1] = -y[0]
    dydt[2] = 3 * y[3]
    dydt[3] = -3 * y[2]
  })
  const error = (absoluteTolerance: number | number[]): number => {
    const end = stateAt(integrate(scales, scales.initialState, [0, 20], odex({ absoluteTolerance })), 1)
    return Math.abs(end[2] / 1e-12 - Math.cos(60))
  }
  expect(error([1e-12, 1e-12, 1e-24, 1e-24])).toBeLessThan(1e-7)
  expect(error([1e-12, 1e-12, 1e-9, 1e-9])).toBeGreaterThan(1e-7)
})

test('a jump of the field at any time is found and integrated', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.1, max: 1.9, noNaN: true }), (jump) => {
      const rampThenFall = ode('jump', [0], (t, _y, dydt) => {
        dydt[0] = t < jump ? 1 : -1
      })
      const trajectory = integrate(rampThenFall, [0], [0, 2], odex())
      expect(trajectory.status).toBe('complete')
      expect(Math.abs(trajectory.states[1] - (2 * jump - 2))).toBeLessThan(1e-6)
    }),
  )
})

test('a removable singularity at the last time is reached: the sine integral from −1 to 0', () => {
  const sineIntegral = ode('sine integral', [0], (t, _y, dydt) => {
    dydt[0] = Math.sin(t) / t
  })
  const trajectory = integrate(sineIntegral, [0], timeGrid(-1, 0.25, 4), tight)
  expect(trajectory.status).toBe('complete')
  expect(stateAt(trajectory, -1)[0]).toBeCloseTo(0.946083070367183, 11) // Si(1), Abramowitz and Stegun table 5.1
})

test('a blow-up ends at its singularity, whatever time it has there', () => {
  for (const t0 of [0, -1, 1e6]) {
    const times = timeGrid(t0, 0.25, 8)
    const trajectory = integrate(blowUp, [1], times, odex())
    expect(trajectory.status).toBe('step-underflow')
    expect(Number(/t = (\S+):/.exec(trajectory.message ?? '')?.[1])).toBeCloseTo(t0 + 1, 8)
    for (let i = 0; i < 4; i++) expect(trajectory.states[i] * (1 - 0.25 * i)).toBeCloseTo(1, 8)
  }
})

test('a right-hand side that turns NaN stops the trajectory right there', () => {
  const untilHalf = ode('until 0.55', [1, 0], (t, y, dydt) => {
    dydt[0] = y[0]
    dydt[1] = t > 0.55 ? Number.NaN : 0
  })
  const trajectory = integrate(untilHalf, [1, 0], timeGrid(0, 0.1, 20), odex())
  expect(trajectory.status).toBe('diverged')
  expect(trajectory.times).toEqual(timeGrid(0, 0.1, 5))
  expect(trajectory.message).toMatch(/^odex: until 0.55 stops at t = 0.5(5|499999)/)
  for (let i = 0; i <= 5; i++) expect(stateAt(trajectory, i)[0]).toBeCloseTo(Math.exp(0.1 * i), 9)
})

test('trial steps outside the domain are retried: Torricelli drains to the end of its domain', () => {
  const torricelli = ode('Torricelli', [1], (_t, y, dydt) => {
    dydt[0] = -Math.sqrt(y[0])
  })
  const trajectory = integrate(torricelli, [1], timeGrid(0, 0.19, 20), odex())
  expect(trajectory.status).toBe('diverged')
  expect(trajectory.times).toHaveLength(11)
  for (let i = 0; i < 11; i++) expect(trajectory.states[i]).toBeCloseTo((1 - 0.095 * i) ** 2, 8)
})

test('a field that is not finite at the start, and a state beyond 1e100, leave only the start', () => {
  const nowhere = ode('nowhere', [1], (_t, _y, dydt) => {
    dydt[0] = Number.POSITIVE_INFINITY
  })
  const resting = ode('resting', [1], (_t, _y, dydt) => {
    dydt[0] = 0
  })
  for (const [system, y0] of [
    [nowhere, 1],
    [resting, 1e200],
  ] as const) {
    const { status, times, states } = integrate(system, [y0], [0, 1], odex())
    expect({ status, times: [...times], states: [...states] }).toEqual({ status: 'diverged', times: [0], states: [y0] })
  }
})

test('steps run out, also where a trial step has touched the last time before', () => {
  // Nothing happens until `from`, so that steps grow and one tries to reach the end.
  const fastFrom = (from: number): OdeSystem =>
    ode('fast', [1, 0], (t, y, dydt) => {
      dydt[0] = t < from ? 0 : 1000 * y[1]
      dydt[1] = t < from ? 0 : -1000 * y[0]
    })
  for (const from of [0, 60]) {
    const trajectory = integrate(fastFrom(from), [1, 0], [0, 100], odex({ maxSteps: 500 }))
    expect(trajectory.status).toBe('max-steps')
    expect([...trajectory.states]).toEqual([1, 0])
    expect(trajectory.message).toContain('maxSteps')
  }
})

test('one NaN in a trial step costs a retry and nothing else', () => {
  let evaluations = 0
  const hiccup = ode('hiccup', [1], (_t, y, dydt) => {
    evaluations++
    dydt[0] = evaluations === 30 ? Number.NaN : y[0] * y[0]
  })
  const trajectory = integrate(hiccup, [1], timeGrid(0, 0.25, 8), odex())
  expect(trajectory.status).toBe('step-underflow')
  for (let i = 0; i < 4; i++) expect(trajectory.states[i] * (1 - 0.25 * i)).toBeCloseTo(1, 8)
})

test.each([
  [{ relativeTolerance: 0 }, 'odex: relativeTolerance must be from 1e-14 to 0.1, got 0'],
  [{ relativeTolerance: Number.NaN }, 'odex: relativeTolerance must be from 1e-14 to 0.1, got NaN'],
  [{ absoluteTolerance: 0 }, 'odex: absoluteTolerance must be finite and at least 1e-300, got 0'],
  [{ absoluteTolerance: [1e-9, -1] }, 'odex: absoluteTolerance must be finite and at least 1e-300, got -1'],
  [{ maxSteps: 1.5 }, 'odex: maxSteps must be a positive whole number, got 1.5'],
])('odex(%j) is refused', (options, message) => {
  expect(() => odex(options)).toThrow(new RangeError(message))
})

test('one absolute tolerance per variable, no more, no fewer', () => {
  expect(() => integrate(lorenz63, [1, 1, 1], [0, 1], odex({ absoluteTolerance: [1e-9, 1e-9] }))).toThrow(
    new RangeError('odex: absoluteTolerance has length 2, but Lorenz 63 has dim 3'),
  )
})
