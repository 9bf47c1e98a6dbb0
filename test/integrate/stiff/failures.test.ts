import { describe, expect, test } from 'vitest'
import { integrate } from '../../../src/integrate/integrate.ts'
import { blowUp, maxDifference, ode, oscillator } from '../problems.ts'
import { methods } from './methods.ts'

describe.each(methods)('$name', ({ name, method }) => {
  test('a blow-up ends where it happens', () => {
    const trajectory = integrate(blowUp, [1], [0, 0.5, 0.9, 1.5], method())
    expect(['step-underflow', 'diverged']).toContain(trajectory.status)
    expect(trajectory.times).toEqual(Float64Array.of(0, 0.5, 0.9))
    expect(Math.abs(trajectory.states[2] - 10)).toBeLessThan(1e-5)
    const [, stop] = trajectory.message!.match(/^\w+: blow-up stops at t = ([\d.]+): /)!
    expect(Math.abs(Number(stop) - 1)).toBeLessThan(1e-6)
  })

  test('growth past the numbers ends as diverged', () => {
    const growth = ode('growth', [1], (_t, y, dydt) => {
      dydt[0] = y[0]
    })
    const trajectory = integrate(growth, [1], [0, 100, 1000], method({ relativeTolerance: 1e-6 }))
    expect(trajectory.status).toBe('diverged')
    expect(trajectory.times).toEqual(Float64Array.of(0, 100))
  })

  test.each([
    ['from the start', 0, [0]],
    ['later', 0.5, [0, 0.25]],
  ])('a NaN %s ends as diverged, soon', (_, from, times) => {
    let evaluations = 0
    const broken = ode('broken', [1], (t, y, dydt) => {
      evaluations++
      dydt[0] = t >= from ? Number.NaN : -y[0]
    })
    const trajectory = integrate(broken, [1], [0, 0.25, 1], method())
    expect(trajectory.status).toBe('diverged')
    expect(trajectory.times).toEqual(Float64Array.from(times))
    expect(trajectory.message).toMatch(new RegExp(`^${name}: broken stops at t = (0|0.4999|0.5)`))
    expect(evaluations).toBeLessThan(1000)
  })

  test('the edge of the domain is where it stops: y′ = −√y at y = 0', () => {
    const draining = ode('draining', [1], (_t, y, dydt) => {
      dydt[0] = -Math.sqrt(y[0])
    })
    const trajectory = integrate(draining, [1], [0, 1, 1.9, 3], method())
    expect(trajectory.status).not.toBe('complete')
    expect(maxDifference(trajectory.states, [1, 0.25, 0.0025])).toBeLessThan(1e-8)
  })

  test('an exception comes back as it is, from the field and from the Jacobian', () => {
    const error = new Error('mine')
    const refuse = (t: number): void => {
      if (t > 0.5) throw error
    }
    const field = ode('refusing', [1], (t, y, dydt) => {
      refuse(t)
      dydt[0] = -y[0]
    })
    const throwing = [field, { ...oscillator, jacobian: () => refuse(1) }]
    for (const system of throwing) {
      let caught: unknown
      try {
        integrate(system, system.initialState, [0, 1], method())
      } catch (thrown) {
        caught = thrown
      }
      expect(caught).toBe(error)
    }
  })

  test('a Jacobian that is not a number ends as diverged', () => {
    const system = {
      ...oscillator,
      jacobian: (_t: number, _y: Float64Array, out: Float64Array) => out.fill(Number.NaN),
    }
    const trajectory = integrate(system, [1, 0], [0, 1], method())
    expect(trajectory.status).toBe('diverged')
    expect(trajectory.times).toEqual(Float64Array.of(0))
  })
})
