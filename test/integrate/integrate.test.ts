import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dop853 } from '../../src/integrate/explicit/dop853.ts'
import { rk4 } from '../../src/integrate/fixed/rk4.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import type { Integrator } from '../../src/integrate/integrator.ts'
import { odex } from '../../src/integrate/odex.ts'
import type { OdeSystem } from '../../src/system/system.ts'
import { stateAt, timeGrid } from '../../src/trajectory.ts'
import { exponential, kepler, lorenz63, lotkaVolterra, maxDifference, ode, oscillator } from './problems.ts'

const methods: [name: string, integrator: Integrator][] = [
  ['odex', odex()],
  ['rk4', rk4({ step: 0.01 })],
]

type Slope = (t: number, y: number) => number

/** An irregular grid from 0, forwards or backwards. */
const grids: fc.Arbitrary<number[]> = fc
  .tuple(fc.array(fc.double({ min: 1e-3, max: 0.5, noNaN: true }), { maxLength: 8 }), fc.constantFrom(1, -1))
  .map(([gaps, direction]) => {
    let t = 0
    return [0, ...gaps.map((gap) => (t += direction * gap))]
  })

describe.each(methods)('%s', (_name, integrator) => {
  test('the forced oscillator y″ = −y + cos 2t has its explicit solution', () => {
    const forced = ode('forced', [0, 0], (t, y, dydt) => {
      dydt[0] = y[1]
      dydt[1] = -y[0] + Math.cos(2 * t)
    })
    const times = timeGrid(0, 0.37, 40)
    const { states } = integrate(forced, [0, 0], times, integrator)
    for (const [i, t] of times.entries())
      expect(Math.abs(states[2 * i] - (Math.cos(t) - Math.cos(2 * t)) / 3)).toBeLessThan(1e-8)
  })

  test('y′ = A y, A random and dissipative: exp(tA) y at every time of a random grid', () => {
    // With A + Aᵀ ≤ 0 no error grows, so that the sum of the steps' own errors bounds the whole.
    const entries = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 9, maxLength: 9 })
    fc.assert(
      fc.property(entries, fc.integer({ min: 1, max: 3 }), grids, (numbers, dim, times) => {
        const direction = times.length > 1 ? Math.sign(times[1]) : 1
        const a = dissipative(numbers, dim).map((entry) => direction * entry)
        const y0 = numbers.slice(0, dim)
        const trajectory = integrate(linear(a, dim), y0, times, integrator)
        expect([...trajectory.times]).toEqual(times)
        for (const [i, t] of times.entries())
          expect(maxDifference(exponential(a, t, y0), stateAt(trajectory, i))).toBeLessThan(1e-8)
      }),
    )
  })

  test('whatever the field does: finite states, requested times in their bits, a message where it stopped', () => {
    const fields = fc.oneof(
      fc.double({ min: -50, max: 50 }).map(
        (c): Slope =>
          (_t, y) =>
            c * y ** 3,
      ),
      fc.double({ min: -50, max: 50 }).map(
        (c): Slope =>
          (_t, y) =>
            Math.exp(c * y),
      ),
      fc.double({ min: -50, max: 50 }).map(
        (c): Slope =>
          (_t, y) =>
            c / y,
      ),
      fc.double({ min: -2, max: 2 }).map(
        (c): Slope =>
          (t, y) =>
            Math.sqrt(c - t) * y,
      ),
      fc.double({ min: -2, max: 2 }).map(
        (c): Slope =>
          (t) =>
            t * t > c ? Number.NaN : 1,
      ),
      fc.double({ min: -2, max: 2 }).map(
        (c): Slope =>
          (t) =>
            1 / (t - c),
      ),
      fc.double().map(
        (c): Slope =>
          () =>
            c,
      ),
    )
    fc.assert(
      fc.property(fields, fc.double({ noNaN: true, noDefaultInfinity: true }), grids, (f, start, times) => {
        const system = ode('any', [start], (t, y, dydt) => {
          dydt[0] = f(t, y[0])
        })
        const { dim, times: reached, states, status, message } = integrate(system, [start], times, integrator)
        expect(states.length).toBe(reached.length * dim)
        expect(reached.length).toBeGreaterThan(0)
        expect([...reached]).toEqual(times.slice(0, reached.length))
        expect(states.every(Number.isFinite)).toBe(true)
        expect(status === 'complete').toBe(reached.length === times.length)
        expect(message === undefined).toBe(status === 'complete')
      }),
      { numRuns: 300 },
    )
  })

  test.each([
    ['Lotka–Volterra', lotkaVolterra],
    ['Kepler', kepler(0.3)],
    ['oscillator', oscillator],
  ])('%s there and back again', (_system, system) => {
    const there = integrate(system, system.initialState, timeGrid(0, 0.5, 10), integrator)
    const backwards = there.times.slice().reverse()
    const back = integrate(system, stateAt(there, -1), backwards, integrator)
    expect(back.times).toEqual(backwards)
    for (let i = 0; i <= 10; i++) expect(maxDifference(stateAt(back, i), stateAt(there, 10 - i))).toBeLessThan(1e-7)
  })

  test('an exception from the field comes back as the same object', () => {
    const mine = { reason: 'mine' }
    const throwing = ode('throwing', [0], (t, _y, dydt) => {
      if (t > 0.5) throw mine
      dydt[0] = 1
    })
    let caught: unknown
    try {
      integrate(throwing, [0], [0, 1], integrator)
    } catch (error) {
      caught = error
    }
    expect(caught).toBe(mine)
  })

  test('four times asked, four rows: 0, 0.1, 0.2, 0.3', () => {
    const times = [0, 0.1, 0.2, 0.3]
    const trajectory = integrate(oscillator, [1, 0], times, integrator)
    expect([...trajectory.times]).toEqual(times)
    expect(trajectory.states).toHaveLength(8)
    expect(trajectory.status).toBe('complete')
    expect(trajectory.variables).toEqual(['y0', 'y1'])
  })

  test('y0 and times stay the caller’s', () => {
    const y0 = Float64Array.of(1, 0)
    const times = Float64Array.of(0, 1)
    const trajectory = integrate(oscillator, y0, times, integrator)
    trajectory.times[0] = trajectory.states[0] = 7
    expect([...y0, ...times]).toEqual([1, 0, 0, 1])
  })

  test('a single time returns the start and never asks the field', () => {
    const silent = ode('silent', [3], () => {
      throw new Error('evaluated')
    })
    const { times, states, status } = integrate(silent, [3], [5], integrator)
    expect({ times: [...times], states: [...states], status }).toEqual({ times: [5], states: [3], status: 'complete' })
  })
})

test('without an integrator it is dop853 at its defaults', () => {
  const times = timeGrid(0, 0.5, 4)
  expect(integrate(lorenz63, [1, 1, 1], times)).toEqual(integrate(lorenz63, [1, 1, 1], times, dop853()))
  expect(integrate(lorenz63, [1, 1, 1], times)).toEqual(
    integrate(lorenz63, [1, 1, 1], times, dop853({ relativeTolerance: 1e-9, absoluteTolerance: 1e-12 })),
  )
})

test.each([
  [[1, 2], [0, 1], 'integrate: y0 has length 2, but Lorenz 63 has dim 3'],
  [[1, Number.NaN, 1], [0, 1], 'integrate: y0[1] must be finite, got NaN'],
  [[1, 1, 1], [], 'integrate: times is empty, give at least the time of y0'],
  [[1, 1, 1], [0, Number.POSITIVE_INFINITY], 'integrate: times[1] must be finite, got Infinity'],
  [[1, 1, 1], [0, 1, 1], 'integrate: times must keep increasing, got times[1] = 1 and times[2] = 1'],
  [[1, 1, 1], [0, -1, 1], 'integrate: times must keep decreasing, got times[1] = -1 and times[2] = 1'],
  [[1, 1, 1], [2, 2], 'integrate: times must keep increasing or decreasing, got times[0] = 2 and times[1] = 2'],
])('y0 = %j with times = %j is refused', (y0, times, message) => {
  expect(() => integrate(lorenz63, y0, times)).toThrow(new RangeError(message))
})

function linear(a: readonly number[], dim: number): OdeSystem {
  return ode('linear', new Array<number>(dim).fill(0), (_t, y, dydt) => {
    for (let i = 0; i < dim; i++) {
      dydt[i] = 0
      for (let j = 0; j < dim; j++) dydt[i] += a[i * dim + j] * y[j]
    }
  })
}

/** A skew-symmetric matrix minus a nonnegative diagonal one, from dim² numbers; row-major. */
function dissipative(numbers: readonly number[], dim: number): number[] {
  return Array.from({ length: dim * dim }, (_, k) => {
    const i = Math.floor(k / dim)
    const j = k % dim
    if (i === j) return -Math.abs(numbers[k])
    return i < j ? numbers[k] : -numbers[j * dim + i]
  })
}
