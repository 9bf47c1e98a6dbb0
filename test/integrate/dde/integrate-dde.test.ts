import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { integrateDde } from '../../../src/integrate/dde/integrate-dde.ts'
import { dopri5 } from '../../../src/integrate/explicit/dopri5.ts'
import { integrate } from '../../../src/integrate/integrate.ts'
import { defineDde } from '../../../src/system/define-dde.ts'
import { timeGrid } from '../../../src/trajectory.ts'
import { lorenz63 } from '../problems.ts'
import { history, logarithmicDelay, mackeyGlass, scalar, worstError } from './problems.ts'

const tight = { relativeTolerance: 1e-11 }

/** Σ aᵏ(t − k + shift)ᵏ/k! over the k for which the base is not negative. */
function polynomials(a: number, t: number, shift: number): number {
  let sum = 0
  let factorial = 1
  for (let k = 0; k <= t + shift; k++) {
    sum += (a ** k * (t - k + shift) ** k) / factorial
    factorial *= k + 1
  }
  return sum
}

/** The real root of λ = a + b exp(−λτ), b > 0, by bisection: no other root lies further to the right. */
function dominantRoot(a: number, b: number, tau: number): number {
  let [low, high] = [a, a + b * Math.exp(-a * tau)]
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2
    if (middle < a + b * Math.exp(-middle * tau)) low = middle
    else high = middle
  }
  return low
}

describe('exact solutions', () => {
  test.each([-1, 1])('y′(t) = %d · y(t − 1), y = 1 up to 0: a polynomial on every interval', (a) => {
    const exact = (t: number): number => polynomials(a, t, 1)
    expect(worstError(scalar('a*y(t - 1)', { a }), [1], [0, 10], exact, tight)).toBeLessThan(1e-9)
  })

  test.each([-1, 1])('the fundamental solution of y′(t) = %d · y(t − 1), which jumps from 0 to 1', (a) => {
    const exact = (t: number): number => polynomials(a, t, 0)
    const options = { ...tight, initialState: [1] }
    expect(worstError(scalar('a*y(t - 1)', { a }), [0], [0, 10], exact, options)).toBeLessThan(1e-9)
  })

  test('while the solution is a polynomial of degree 4 or less, steps end where it changes and have no error', () => {
    const system = scalar('-y(t - 1)')
    for (const [before, shift] of [
      [1, 1],
      [0, 0],
    ]) {
      const options = { initialState: [1] }
      expect(worstError(system, [before], [0, 3], (t) => polynomials(-1, t, shift), options)).toBeLessThan(1e-14)
      const { steps, rejected } = integrateDde(system, [before], [0, 3], options).statistics!
      expect(steps).toBeLessThan(10)
      expect(rejected).toBe(0)
    }
  })

  test('y′(t) = −y(t − π/2) is cos t', () => {
    expect(worstError(scalar('-y(t - pi/2)'), history(Math.cos), [0, 50], Math.cos, tight)).toBeLessThan(1e-9)
  })

  test('y′(t) = y(t − 1) from exp(Ωt), Ω exp Ω = 1, stays on it', () => {
    const exponential = (t: number): number => Math.exp(0.5671432904097838 * t)
    expect(worstError(scalar('y(t - 1)'), history(exponential), [0, 20], exponential, tight)).toBeLessThan(1e-9)
  })

  test('exp(λt) of y′ = a y + b y(t − τ) for random a, b and τ, from 1e-12 to 10', () => {
    const numbers = fc.record({
      a: fc.double({ min: -2, max: 0.5, noNaN: true }),
      b: fc.double({ min: 0.1, max: 2, noNaN: true }),
      tau: fc.double({ min: -12, max: 1, noNaN: true }).map((exponent) => 10 ** exponent),
    })
    fc.assert(
      fc.property(numbers, fc.boolean(), ({ a, b, tau }, constant) => {
        const lambda = dominantRoot(a, b, tau)
        const system = scalar(constant ? 'a*y + b*y(t - tau)' : 'a*y + b*y(t - (tau + 0*t))', { a, b, tau })
        expect(system.constantDelays).toBe(constant)
        const exponential = (t: number): number => Math.exp(lambda * (t - 4))
        expect(worstError(system, history(exponential), [4, 8], exponential)).toBeLessThan(1e-8)
      }),
      { numRuns: 100 },
    )
  })

  test('two lags in two variables: the rotation (cos t, sin t), its history as text', () => {
    const { history: before, ...rotation } = defineDde({
      name: 'rotation',
      parameters: { tau: Math.SQRT2 },
      equations: {
        x: 'x(t - tau)*cos(tau) - y(t - tau)*sin(tau) - x + x(t - 3*pi/2)',
        y: 'x(t - tau)*sin(tau) + y(t - tau)*cos(tau) - y + y(t - 3*pi/2)',
      },
      initialState: [1, 0],
      history: { x: 'cos(t)', y: 'sin(t)' },
    })
    const { states, times } = integrateDde(rotation, before!, timeGrid(0, 0.1, 200), tight)
    for (const [i, t] of times.entries()) {
      expect(Math.abs(states[2 * i] - Math.cos(t))).toBeLessThan(1e-9)
      expect(Math.abs(states[2 * i + 1] - Math.sin(t))).toBeLessThan(1e-9)
    }
  })

  test('with all lags zero and steps of one length it is the ordinary differential equation, bit by bit', () => {
    const lorenz = defineDde({
      name: 'Lorenz 63',
      variables: ['x', 'y', 'z'],
      lags: 1,
      delays: (_t, _y, out) => out.fill(0),
      constantDelays: true,
      field: (t, _y, past, dydt) => lorenz63.field(t, past, dydt),
      initialState: [1, 1, 1],
    })
    const times = timeGrid(0, 0.1, 100)
    const options = { relativeTolerance: 0.01, maxStep: 0.004 }
    const ordinary = integrate(lorenz63, [1, 1, 1], times, dopri5(options))
    expect(integrateDde(lorenz, [1, 1, 1], times, options).states).toEqual(ordinary.states)
  })
})

describe('steps', () => {
  /** The ends of all steps. */
  function ends(...[system, before, times]: Parameters<typeof integrateDde>): Set<number> {
    const found = new Set<number>()
    integrateDde(system, before, times, {}, (_from, to) => {
      found.add(to)
      return undefined
    })
    return found
  }

  test('end exactly at the sums of constant lags, up to five of them', () => {
    const met = ends(mackeyGlass, [1.2], [3, 100])
    for (let k = 1; k <= 5; k++) expect(met).toContain(3 + 17 * k)
    const two = ends(scalar('-y(t - 1) - y(t - 0.75)'), [1], [0, 10])
    for (let i = 0; i <= 5; i++) for (let j = 0; i + j <= 5; j++) if (i + j > 0) expect(two).toContain(i + 0.75 * j)
  })

  test('sums that differ by rounding are one: with lags of 0.1 and 0.3 no step is shorter than 1e-3', () => {
    const met = [...ends(scalar('-y(t - 0.1) - y(t - 0.3)'), [1], [0, 2])]
    const early = met.filter((t) => t > 0.05)
    for (let i = 1; i < early.length; i++) expect(early[i] - early[i - 1]).toBeGreaterThan(1e-3)
  })

  test('of many lags only the sharpest breaking points are met: 100 lags to t = 10', () => {
    const many = defineDde({
      name: 'many',
      variables: ['y'],
      lags: 100,
      constantDelays: true,
      delays: (_t, _y, out) => {
        for (let k = 0; k < 100; k++) out[k] = Math.sqrt(k + 1) / 10
      },
      field: (_t, _y, past, dydt) => {
        dydt[0] = 0
        for (const value of past) dydt[0] -= value / 100
      },
      initialState: [1],
    })
    const { status, statistics } = integrateDde(many, [1], [0, 10])
    expect(status).toBe('complete')
    expect(statistics!.steps).toBeLessThan(10_000)
  })

  test('of constant lags no more is remembered than the longest of them needs', () => {
    const allocated = (end: number): number => {
      let doubles = 0
      const counting = new Proxy(Float64Array, {
        construct(target, args) {
          if (typeof args[0] === 'number') doubles += args[0]
          return Reflect.construct(target, args)
        },
      })
      vi.stubGlobal('Float64Array', counting)
      const { status } = integrateDde(mackeyGlass, [1.2], [0, end])
      vi.unstubAllGlobals()
      expect(status).toBe('complete')
      return doubles
    }
    mackeyGlass.field(0, Float64Array.of(1), Float64Array.of(1), new Float64Array(1))
    expect(allocated(10_000)).toBe(allocated(1000))
  })

  test('the history is asked only up to the start', () => {
    for (const [system, from] of [
      [mackeyGlass, 3],
      [logarithmicDelay.system, 1],
      [scalar('y(t - (t + 1 - 1.6*sin(t)))'), 0],
    ] as const) {
      let latest = Number.NEGATIVE_INFINITY
      const before = history((t) => {
        latest = Math.max(latest, t)
        return 1
      })
      integrateDde(system, before, [from, from + 10])
      expect(latest).toBe(from)
    }
  })

  test('events are found, end the run, and cannot restart it', () => {
    // y = 1 − t on [0, 1], then 1 − t + (t − 1)²/2: zero at 1, turning at 2.
    const system = scalar('a*y(t - 1)', { a: -1 })
    const zero = { name: 'zero', when: (_t: number, y: Float64Array) => y[0] }
    const all = integrateDde(system, [1], [0, 4], { ...tight, events: [zero] })
    expect(all.status).toBe('complete')
    expect(all.events![0].time).toBeCloseTo(1, 10)
    const ended = integrateDde(system, [1], [0, 0.5, 4], { events: [{ ...zero, terminal: true }] })
    expect([ended.status, ended.times.length, ended.events!.length]).toEqual(['event', 2, 1])
    expect(ended.message).toMatch(/met the terminal event zero at t = (1|0\.9999)/)
    expect(() => integrateDde(system, [1], [0, 4], { events: [{ ...zero, restart: true }] })).toThrow(/cannot restart/)
  })

  test('a watch sees every step and can end the run', () => {
    const cut = integrateDde(scalar('-y(t - pi/2)'), history(Math.cos), timeGrid(0, 0.25, 20), {}, (from, to, at) => {
      const out = new Float64Array(1)
      at((from + to) / 2, out)
      expect(Math.abs(out[0] - Math.cos((from + to) / 2))).toBeLessThan(1e-8)
      return to > 2 ? 2 : undefined
    })
    expect(cut.status).toBe('event')
    expect(cut.times).toEqual(timeGrid(0, 0.25, 8))
  })
})

describe('ends', () => {
  test('a blow-up is cut at the last time before it', () => {
    const { status, times, states, message } = integrateDde(scalar('y^2 + 0*y(t - 1)'), [1], timeGrid(0, 0.25, 8))
    expect(['diverged', 'step-underflow']).toContain(status)
    expect(times).toEqual(timeGrid(0, 0.25, 3))
    expect(Math.abs(states[3] - 4)).toBeLessThan(1e-6)
    expect(message).toMatch(/^integrateDde: scalar stops at t = (0\.999999|1:)/)
  })

  test('a field that turns NaN ends the work soon, with status diverged', () => {
    let evaluations = 0
    const broken = defineDde({
      name: 'broken',
      variables: ['y'],
      lags: 1,
      delays: (_t, _y, out) => out.fill(1),
      field: (t, _y, past, dydt) => {
        evaluations++
        dydt[0] = t > 0.5 ? Number.NaN : -past[0]
      },
      initialState: [1],
    })
    const { status, times } = integrateDde(broken, [1], [0, 0.25, 1e6])
    expect(status).toBe('diverged')
    expect(times).toEqual(Float64Array.of(0, 0.25))
    expect(evaluations).toBeLessThan(1000)
  })

  test('a history or a lag that is not a number is no exception either', () => {
    const never = history((t) => (t === 0 ? 1 : Number.NaN))
    expect(integrateDde(scalar('-y(t - 1)'), never, [0, 1]).status).toBe('diverged')
    expect(integrateDde(scalar('-y(t - sqrt(0.5 - t))'), [1], [0, 0.25, 1]).status).toBe('diverged')
  })

  test('a lag that turns negative is named', () => {
    const { status, message, times } = integrateDde(scalar('-y(t - (1 - t))'), [1], [0, 0.5, 2])
    expect(status).toBe('step-underflow')
    expect(message).toMatch(/^integrateDde: scalar stops at t = (0\.9999999|1:?).*: lag 0 would be -\d.* at t = 1/)
    expect(times).toEqual(Float64Array.of(0, 0.5))
  })

  test('steps run out', () => {
    const { status, message } = integrateDde(mackeyGlass, [1.2], [0, 1000], { maxSteps: 50 })
    expect(status).toBe('max-steps')
    expect(message).toMatch(/^integrateDde: Mackey–Glass stops at t = /)
  })

  test("an exception in the user's functions comes back unchanged", () => {
    const mine = new Error('mine')
    const thrower = history((t) => {
      if (t < -0.5) throw mine
      return 1
    })
    expect(() => integrateDde(scalar('-y(t - 1)'), thrower, [0, 1])).toThrow(mine)
  })
})

test.each<[string, Parameters<typeof integrateDde>, string]>([
  ['times that decrease', [mackeyGlass, [1.2], [0, -1]], 'times must increase, got 0 and -1; the past is given'],
  ['times that repeat', [mackeyGlass, [1.2], [0, 1, 1]], 'integrateDde: times must keep increasing'],
  ['no times', [mackeyGlass, [1.2], []], 'integrateDde: times is empty'],
  ['a state too long', [mackeyGlass, [1, 2], [0, 1]], 'integrateDde: y0 has length 2, but Mackey–Glass has dim 1'],
  ['a history without values', [mackeyGlass, () => {}, [0, 1]], 'the history of Mackey–Glass at t = 0 has x = NaN'],
  ['a negative lag', [mackeyGlass.with({ tau: -17 }), [1.2], [0, 1]], 'lag 0 of Mackey–Glass is -17 at t = 0'],
  ['a tolerance', [mackeyGlass, [1.2], [0, 1], { relativeTolerance: 1 }], 'relativeTolerance must be from 1e-14'],
  ['an initial state', [mackeyGlass, [1.2], [0, 1], { initialState: [1, 2] }], 'y0 has length 2'],
])('%s is refused at once', (_, given, message) => {
  expect(() => integrateDde(...given)).toThrow(message)
  expect(() => integrateDde(...given)).toThrow(RangeError)
})

test('one time is the start', () => {
  const { times, states, status } = integrateDde(mackeyGlass, [1.2], [5])
  expect([times[0], states[0], status]).toEqual([5, 1.2, 'complete'])
})
