import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dop853 } from '../../src/integrate/explicit/dop853.ts'
import { dopri5 } from '../../src/integrate/explicit/dopri5.ts'
import { rk4 } from '../../src/integrate/fixed/rk4.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import { odex } from '../../src/integrate/odex.ts'
import { stateAt, timeGrid } from '../../src/trajectory.ts'
import { ode, oscillator } from './problems.ts'

const methods = { dop853: dop853(), dopri5: dopri5(), odex: odex(), rk4: rk4({ step: 1e-3 }) }
const position = { when: (_t: number, y: Float64Array) => y[0] }

/** y′ = cos t, so y = sin t whatever the method. */
const sine = ode('sine', [0], (t, _y, dydt) => {
  dydt[0] = Math.cos(t)
})

/** A ball thrown up with speed v: height and speed, gravity 1. */
const ball = ode('ball', [0, 1], (_t, y, dydt) => {
  dydt[0] = y[1]
  dydt[1] = -1
})

describe.each(Object.entries(methods))('%s', (_, method) => {
  test('finds every zero of sin t, in order, and no other', () => {
    const { events } = integrate(sine, [0], [0, 20], method, { events: [position] })
    expect(events).toHaveLength(6)
    for (const [k, { time, state }] of events!.entries()) {
      expect(Math.abs(time - (k + 1) * Math.PI)).toBeLessThan(2e-9)
      expect(Math.abs(state[0])).toBeLessThan(1e-12)
    }
  })

  test('tells rising from falling', () => {
    const times = (direction: 'rising' | 'falling'): number[] =>
      integrate(sine, [0], [0, 20], method, { events: [{ ...position, direction }] }).events!.map(({ time }) =>
        Math.round(time / Math.PI),
      )
    expect(times('falling')).toEqual([1, 3, 5])
    expect(times('rising')).toEqual([2, 4, 6])
  })

  test('stops at a terminal event, keeping the rows before it', () => {
    const events = [{ ...position, name: 'node', terminal: true }]
    const trajectory = integrate(sine, [0], timeGrid(0, 0.5, 40), method, { events })
    expect(trajectory.status).toBe('event')
    expect(trajectory.message).toMatch(/sine met the terminal event node at t = 3\.14159/)
    expect(trajectory.times).toEqual(timeGrid(0, 0.5, 6))
    expect(Math.abs(stateAt(trajectory, -1)[0] - Math.sin(3))).toBeLessThan(2e-9)
  })

  test('bounces a ball: impact k comes at 2 (1 − r^k) / (1 − r)', () => {
    const r = 0.8
    const floor = {
      when: (_t: number, y: Float64Array) => y[0],
      direction: 'falling' as const,
      restart: (_t: number, y: Float64Array) => {
        y[0] = 0
        y[1] *= -r
        return undefined
      },
    }
    const { events, states, status } = integrate(ball, [0, 1], [0, 2, 5, 8], method, { events: [floor] })
    expect(status).toBe('complete')
    for (const [k, { time }] of events!.entries())
      expect(Math.abs(time - (2 * (1 - r ** (k + 1))) / (1 - r))).toBeLessThan(1e-8)
    const start = (2 * (1 - r ** 3)) / (1 - r)
    const elapsed = 5 - start
    expect(states[4]).toBeCloseTo(r ** 3 * elapsed - elapsed ** 2 / 2, 7)
  })

  test('goes backwards in time', () => {
    const { events } = integrate(sine, [0], [0, -7], method, { events: [position] })
    expect(events!.map(({ time }) => time / Math.PI)).toEqual([expect.closeTo(-1, 8), expect.closeTo(-2, 8)])
  })
})

test('two crossings inside one step are both seen', () => {
  // The field is constant, so that the method takes the longest step it may; y = t dips below zero for 0.02 of 100.
  const clock = ode('clock', [0], (_t, _y, dydt) => {
    dydt[0] = 1
  })
  const when = (_t: number, y: Float64Array): number => (y[0] - 50.3) ** 2 - 1e-4
  const { events, statistics } = integrate(clock, [0], [0, 100], dop853(), { events: [{ when }] })
  expect(statistics!.steps).toBeLessThan(20)
  expect(events!.map(({ time }) => time)).toEqual([expect.closeTo(50.29, 9), expect.closeTo(50.31, 9)])
})

test('a ball on its way to rest ends with a status, not in an endless loop', () => {
  const floor = {
    when: (_t: number, y: Float64Array) => y[0],
    direction: 'falling' as const,
    restart: (_t: number, y: Float64Array) => {
      y[0] = 0
      y[1] *= -0.5
      return undefined
    },
  }
  const { status, message, times, events } = integrate(ball, [0, 1], [0, 1, 3, 8], dop853(), { events: [floor] })
  expect(status).toBe('max-steps')
  expect(message).toMatch(/ball: events accumulate at t = (4|3\.99999)/)
  expect([...times]).toEqual([0, 1, 3])
  expect(events!.length).toBeGreaterThan(20)
})

test('a restart makes a kinked field exact: y′ = sign(1 − t) by events', () => {
  const down = ode('down', [0], (_t, _y, dydt) => {
    dydt[0] = -1
  })
  const up = ode('up', [0], (_t, _y, dydt) => {
    dydt[0] = 1
  })
  const events = [{ when: (t: number) => t - 1, restart: () => down }]
  const { states, statistics } = integrate(up, [0], [0, 0.5, 1.5, 3], dop853(), { events })
  expect([...states]).toEqual([0, expect.closeTo(0.5, 14), expect.closeTo(0.5, 14), expect.closeTo(-1, 14)])
  expect(statistics!.rejected).toBe(0)
})

test('several events come in order of time, with their names', () => {
  const events = [
    { name: 'peak', when: (t: number) => Math.cos(t), direction: 'falling' as const },
    { ...position, name: 'node' },
  ]
  const { events: found } = integrate(oscillator, [0, 1], [0, 7], dop853(), { events })
  expect(found!.map(({ event }) => event)).toEqual(['peak', 'node', 'node'])
  const ordered = integrate(sine, [0], [0, 10], dop853(), { events }).events!
  expect(ordered.map(({ event }) => event)).toEqual(['peak', 'node', 'node', 'peak', 'node'])
})

test('every crossing of a random sum of sines is found', () => {
  const waves = fc.array(fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.integer({ min: 1, max: 5 })), {
    minLength: 1,
    maxLength: 3,
  })
  fc.assert(
    fc.property(waves, (terms) => {
      const wave = (t: number): number => terms.reduce((sum, [a, k]) => sum + a * Math.sin(k * t + a), 0.1)
      const { events } = integrate(sine, [0], [0, 6], dop853({ maxStep: 0.5 }), { events: [{ when: wave }] })
      let expected = 0
      for (let i = 0; i < 6000; i++) if (wave(i / 1000) * wave((i + 1) / 1000) < 0) expected++
      expect(events!.length).toBeGreaterThanOrEqual(expected)
      for (const { time } of events!) expect(Math.abs(wave(time))).toBeLessThan(1e-12)
    }),
    { seed: 1, numRuns: 200 },
  )
})

test('bad events are refused, and what a `when` throws passes unchanged', () => {
  expect(() => integrate(sine, [0], [0, 1], dop853(), { events: [{ when: 3 as never }] })).toThrow(
    /events\[0\]\.when must be a function, got 3/,
  )
  expect(() => integrate(sine, [0], [0, 1], dop853(), { events: [{ ...position, direction: 'up' as never }] })).toThrow(
    /direction must be 'rising', 'falling' or 'both', got 'up'/,
  )
  const thrown = new Error('mine')
  const when = (): number => {
    throw thrown
  }
  expect(() => integrate(sine, [0], [0, 1], dop853(), { events: [{ when }] })).toThrow(thrown)
})
