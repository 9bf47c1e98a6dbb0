import { describe, expect, test } from 'vitest'
import { rk4 } from '../../../src/integrate/fixed/rk4.ts'
import { gauss4 } from '../../../src/integrate/geometric/gauss4.ts'
import { gauss6 } from '../../../src/integrate/geometric/gauss6.ts'
import { implicitMidpoint } from '../../../src/integrate/geometric/implicit-midpoint.ts'
import { integrate } from '../../../src/integrate/integrate.ts'
import type { Invariant, OdeSystem } from '../../../src/system/system.ts'
import { stateAt, timeGrid } from '../../../src/trajectory.ts'
import { blowUp, maxDifference, ode } from '../problems.ts'
import {
  doublePendulum,
  kepler,
  keplerState,
  observedOrders,
  returnError,
  rigidBody,
  symplecticDefect,
} from './problems.ts'

const methods = [
  { method: implicitMidpoint, order: 2, h: 1 / 32 },
  { method: gauss4, order: 4, h: 1 / 8 },
  { method: gauss6, order: 6, h: 1 / 3 },
]

describe.each(methods)('$method.name', ({ method, order, h }) => {
  test(`order ${order} on Kepler`, () => {
    for (const observed of observedOrders(method, h)) expect(Math.abs(observed - order)).toBeLessThan(0.15)
  })

  test(`one step on y′ = λy is the diagonal Padé approximant of exp, for a stiff λ too`, () => {
    for (const lambda of [0.5, -2, -1e6]) {
      const linear = ode('linear', [1], (_t, y, dydt) => {
        dydt[0] = lambda * y[0]
      })
      const { states, status } = integrate(linear, [1], [0, 1], method({ step: 1 }))
      expect(status).toBe('complete')
      const even = order === 2 ? 1 : order === 4 ? 1 + lambda ** 2 / 12 : 1 + lambda ** 2 / 10
      const odd = order === 6 ? lambda / 2 + lambda ** 3 / 120 : lambda / 2
      expect(Math.abs(states[1] - (even + odd) / (even - odd))).toBeLessThan(4e-15)
    }
  })

  test('one step is symplectic, also where the Hamiltonian is not separable', () => {
    expect(symplecticDefect(kepler, method({ step: 0.2 }), 0.2)).toBeLessThan(1e-6)
    expect(symplecticDefect(doublePendulum, method({ step: 0.5 }), 0.5)).toBeLessThan(1e-9)
    expect(symplecticDefect(doublePendulum, rk4({ step: 0.5 }), 0.5)).toBeGreaterThan(1e-3)
  })

  test('there and back again', () => {
    expect(returnError(kepler, method({ step: 0.05 }), 0.05, 1000)).toBeLessThan(1e-12)
  })

  test('quadratic invariants stay to rounding over 1e4 steps, with rk4 they do not', () => {
    const drift = (system: OdeSystem, of: Invariant, integrator: ReturnType<typeof method>): number => {
      const { states } = integrate(system, system.initialState, [0, 1e3], integrator)
      return Math.abs(of(0, states.subarray(system.dim)) - of(0, states))
    }
    for (const [system, of] of [
      [kepler, kepler.invariants.angularMomentum],
      [rigidBody, rigidBody.invariants.norm],
      [rigidBody, rigidBody.invariants.energy],
    ] as const) {
      expect(drift(system, of, method({ step: 0.1 }))).toBeLessThan(1e-14)
      expect(drift(system, of, rk4({ step: 0.1 }))).toBeGreaterThan(1e-7)
    }
  })

  test('inside a step the solution has an error of order 4', () => {
    const error = (step: number): number => {
      let worst = 0
      const start = Float64Array.from(kepler.initialState)
      method({ step })(kepler, start, Float64Array.of(0, step), (_from, to, at) => {
        const inside = new Float64Array(4)
        at(to / 2, inside)
        worst = maxDifference(inside, keplerState(to / 2))
        return undefined
      })
      return worst
    }
    const least = Math.min(order + 1, 4)
    expect(Math.log2(error(1 / 32) / error(1 / 64))).toBeGreaterThan(least - 0.15)
  })

  test('stiff: y′ = −1e6 (y − cos t) − sin t in steps of 0.1, with differences for its Jacobian or its own', () => {
    const system = ode('relaxation', [1], (t, y, dydt) => {
      dydt[0] = -1e6 * (y[0] - Math.cos(t)) - Math.sin(t)
    })
    const jacobian: OdeSystem['field'] = (_t, _y, out) => {
      out[0] = -1e6
    }
    const times = timeGrid(0, 1, 10)
    const plain = integrate(system, [1], times, method({ step: 0.1 }))
    const own = integrate({ ...system, jacobian }, [1], times, method({ step: 0.1 }))
    expect(maxDifference(plain.states, times.map(Math.cos))).toBeLessThan(5e-3)
    expect(maxDifference(plain.states, own.states)).toBeLessThan(1e-13)
    expect(own.statistics?.jacobians).toBe(own.statistics?.factorizations)
    expect(plain.statistics?.jacobians).toBe(0)
  })

  test('a blow-up ends the trajectory, finite and with a message', () => {
    const { status, states, message, times } = integrate(blowUp, [1], timeGrid(0, 0.25, 8), method({ step: 0.01 }))
    expect(['diverged', 'step-underflow']).toContain(status)
    expect(times).toEqual(timeGrid(0, 0.25, 4 - 1))
    expect(states.every(Number.isFinite)).toBe(true)
    expect(message).toContain(`${method.name}: blow-up`)
  })

  test('a NaN ends the work at once, an exception passes', () => {
    let evaluations = 0
    const broken = ode('broken', [1], (t, _y, dydt) => {
      evaluations++
      dydt[0] = t > 0.5 ? Number.NaN : 0
    })
    const { status, times } = integrate(broken, [1], [0, 0.25, 1e6], method({ step: 0.01 }))
    expect(status).toBe('diverged')
    expect(times).toEqual(Float64Array.of(0, 0.25))
    expect(evaluations).toBeLessThan(1000)
    const mine = new Error('mine')
    const throwing = ode('throwing', [0], (t, _y, dydt) => {
      if (t > 0.5) throw mine
      dydt[0] = 1
    })
    expect(() => integrate(throwing, [0], [0, 1], method({ step: 0.1 }))).toThrow(mine)
  })
})

test('a step without a solution says so', () => {
  // With |q| = r halfway, the midpoint rule from perihelion asks for r + h²/(4r²) = √(0.49 + 13h²/28), and the left side
  // is at least 3 (h²/16)^(1/3) > 0.84: no solution at h = 0.6, where the right side is 0.811.
  const { status, message } = integrate(kepler, kepler.initialState, [0, 0.6], implicitMidpoint({ step: 0.6 }))
  expect(status).toBe('step-underflow')
  expect(message).toBe(
    'implicitMidpoint: Kepler: no solution of the implicit step from t = 0 with h = 0.6; take a shorter step',
  )
  expect(integrate(kepler, kepler.initialState, [0, 0.5], implicitMidpoint({ step: 0.5 })).status).toBe('complete')
})

test('steps of changing length keep order and extrapolation', () => {
  const run = (times: readonly number[], step: number): { error: number; sweeps: number } => {
    const { states, statistics } = integrate(kepler, kepler.initialState, times, gauss6({ step }))
    const error = maxDifference(states.subarray(states.length - 4), keplerState(3))
    return { error, sweeps: statistics!.evaluations / statistics!.steps / 3 }
  }
  // From 0 to 3 in steps of 0.1 ± sin(1)/20, so at most 0.142.
  const grid = Array.from({ length: 31 }, (_, i) => i / 10 + Math.sin(i) ** 2 / 20)
  const uneven = run(
    grid.map((t) => (3 * t) / grid[30]),
    1,
  )
  const even = run([0, 3], 0.1)
  expect(uneven.error).toBeLessThan(1.42 ** 6 * even.error)
  expect(uneven.sweeps).toBeLessThan(even.sweeps + 2)
})

test('a system of many variables needs no matrix while the fixed-point iteration contracts', () => {
  const dim = 20_000
  const many = ode('many', new Array(dim).fill(1), (_t, y, dydt) => {
    for (let i = 0; i < dim; i++) dydt[i] = -y[i]
  })
  const { states, status } = integrate(many, many.initialState, [0, 0.5], gauss6({ step: 0.1 }))
  expect(status).toBe('complete')
  expect(Math.abs(states[2 * dim - 1] - Math.exp(-0.5))).toBeLessThan(1e-9)
})

test('the last state does not depend on the output times', () => {
  const run = (times: ArrayLike<number>) => integrate(kepler, kepler.initialState, times, gauss4({ step: 1 / 16 }))
  expect(stateAt(run(timeGrid(0, 0.25, 8)), 8)).toEqual(stateAt(run([0, 2]), 1))
})

test('a field that is rough in its last digits, as learned ones are, costs no more than that roughness', () => {
  const grain = 1e-10
  const rough = ode('rough oscillator', [1, 0], (_t, y, dydt) => {
    dydt[0] = y[1] + grain * Math.sin(1e9 * y[0])
    dydt[1] = -y[0] + grain * Math.sin(1e9 * y[1])
  })
  const smooth = ode('oscillator', [1, 0], (_t, y, dydt) => {
    dydt[0] = y[1]
    dydt[1] = -y[0]
  })
  const [mine, ideal] = [rough, smooth].map((system) => integrate(system, [1, 0], [0, 50], gauss4({ step: 0.1 })))
  expect(mine.status).toBe('complete')
  expect(maxDifference(mine.states, ideal.states)).toBeLessThan(50 * grain)
})
