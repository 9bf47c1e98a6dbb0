import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dop853 } from '../../src/integrate/explicit/dop853.ts'
import { dopri5 } from '../../src/integrate/explicit/dopri5.ts'
import { rk4 } from '../../src/integrate/fixed/rk4.ts'
import { gauss4 } from '../../src/integrate/geometric/gauss4.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import type { Integrator } from '../../src/integrate/integrator.ts'
import { odex } from '../../src/integrate/odex.ts'
import { radau5 } from '../../src/integrate/stiff/radau5.ts'
import { rodas5p } from '../../src/integrate/stiff/rodas5p.ts'
import type { OdeSystem } from '../../src/system/system.ts'
import type { Trajectory } from '../../src/trajectory.ts'
import { ode } from './problems.ts'

const MAX_STEPS = 300
/** More evaluations than this would not be bounded by the steps. */
const MOST_EVALUATIONS = 200_000

/** What each method may do is bounded by MAX_STEPS; rk4's steps by its `step`. */
const methods: Record<string, (tolerance: number, span: number) => Integrator> = {
  dop853: (relativeTolerance) => dop853({ relativeTolerance, maxSteps: MAX_STEPS }),
  dopri5: (relativeTolerance) => dopri5({ relativeTolerance, maxSteps: MAX_STEPS }),
  odex: (relativeTolerance) => odex({ relativeTolerance, maxSteps: MAX_STEPS }),
  rodas5p: (relativeTolerance) => rodas5p({ relativeTolerance, maxSteps: MAX_STEPS }),
  radau5: (relativeTolerance) => radau5({ relativeTolerance, maxSteps: MAX_STEPS }),
  gauss4: (_, span) => gauss4({ step: Math.max(Math.abs(span) / 100, Number.MIN_VALUE) }),
  rk4: (_, span) => rk4({ step: Math.max(Math.abs(span) / 100, Number.MIN_VALUE) }),
}

const mine = new Error('thrown by the field')

/** Right-hand sides that behave, and that do not: they blow up, jump, leave their domain or throw at a time `when`. */
const fields: Record<
  string,
  (when: number, scale: number) => (t: number, y: Float64Array, dydt: Float64Array) => void
> = {
  linear: (_, a) => (_t, y, dydt) => {
    dydt[0] = y[1]
    dydt[1] = -a * y[0]
  },
  'blow-up': (_, a) => (_t, y, dydt) => {
    dydt[0] = a * y[0] * y[0]
    dydt[1] = y[0] * y[1]
  },
  'exponential blow-up': (_, a) => (_t, y, dydt) => {
    dydt[0] = Math.exp(a * y[0])
    dydt[1] = 0
  },
  jump: (when, a) => (t, _y, dydt) => {
    dydt[0] = t > when ? a : -a
    dydt[1] = Math.sign(t - when)
  },
  'not a number after a time': (when) => (t, y, dydt) => {
    dydt[0] = t > when ? Number.NaN : -y[0]
    dydt[1] = 1
  },
  'root of a negative number': () => (_t, y, dydt) => {
    dydt[0] = -Math.sqrt(y[0])
    dydt[1] = Math.log(y[1])
  },
  'infinite everywhere': () => (_t, _y, dydt) => {
    dydt[0] = Number.POSITIVE_INFINITY
    dydt[1] = 0
  },
  'pole in time': (when) => (t, y, dydt) => {
    dydt[0] = y[0] / (t - when)
    dydt[1] = 1 / (t - when)
  },
  stiff: (_, a) => (t, y, dydt) => {
    dydt[0] = -1e6 * a * (y[0] - Math.cos(t))
    dydt[1] = -y[1]
  },
  noise: (_, a) => {
    let call = 0
    return (_t, y, dydt) => {
      dydt[0] = a * Math.sin(1e6 * call++)
      dydt[1] = -y[1]
    }
  },
  throws: (when) => (t, y, dydt) => {
    if (t > when) throw mine
    dydt[0] = y[1]
    dydt[1] = -y[0]
  },
}

const size = fc.double({ min: -8, max: 8, noNaN: true }).map((exponent) => 10 ** exponent)
const run = fc.record({
  method: fc.constantFrom(...Object.keys(methods)),
  field: fc.constantFrom(...Object.keys(fields)),
  t0: fc.oneof(fc.constant(0), fc.double({ min: -100, max: 100, noNaN: true })),
  span: fc.oneof(
    fc.constant(0),
    size,
    size.map((value) => -value),
    fc.double({ min: -10, max: 10, noNaN: true }),
  ),
  rows: fc.integer({ min: 1, max: 5 }),
  tolerance: fc.double({ min: -14, max: -1, noNaN: true }).map((exponent) => Math.min(0.1, 10 ** exponent)),
  y0: fc.tuple(fc.double({ min: -5, max: 5, noNaN: true }), fc.double({ min: -5, max: 5, noNaN: true })),
  scale: size,
  when: fc.double({ min: 0, max: 1, noNaN: true }),
  watched: fc.boolean(),
})

const statuses = ['complete', 'diverged', 'max-steps', 'step-underflow']

test('6,000 random runs end with finite numbers, a status and bounded work', () => {
  const seen = new Map<string, number>()
  fc.assert(
    fc.property(run, ({ method, field, t0, span, rows, tolerance, y0, scale, when, watched }) => {
      let evaluations = 0
      const inner = fields[field](t0 + when * span, scale)
      const system: OdeSystem = ode(field, y0, (t, y, dydt) => {
        evaluations++
        inner(t, y, dydt)
      })
      const grid = Float64Array.from({ length: rows }, (_, i) => t0 + ((i + 1) / rows) * span)
      const times = [t0, ...grid.filter((t, i) => t !== (i === 0 ? t0 : grid[i - 1]))]
      const events = watched ? [{ when: (_t: number, y: Float64Array) => y[0] - 0.5 }] : undefined
      let trajectory: Trajectory
      try {
        trajectory = integrate(system, y0, times, methods[method](tolerance, span), { ...(events && { events }) })
      } catch (error) {
        expect(error).toBe(mine)
        return
      }
      expect(evaluations).toBeLessThan(MOST_EVALUATIONS)
      expect(statuses).toContain(trajectory.status)
      seen.set(trajectory.status, 1 + (seen.get(trajectory.status) ?? 0))
      const { length } = trajectory.times
      expect(trajectory.states).toHaveLength(2 * length)
      expect([...trajectory.times]).toEqual(times.slice(0, length))
      expect(trajectory.states.every(Number.isFinite)).toBe(true)
      if (trajectory.status === 'complete') expect(length).toBe(times.length)
      else expect(trajectory.message).toMatch(new RegExp(`${method}: .*t = `))
    }),
    { seed: 1, numRuns: 6_000 },
  )
  // The runs are not all alike.
  for (const status of statuses) expect(seen.get(status)).toBeGreaterThan(50)
}, 120_000)

test('an exception in the field comes back unchanged from every method', () => {
  for (const method of Object.values(methods))
    expect(() => integrate(ode('throws', [1, 0], fields.throws(0.5, 1)), [1, 0], [0, 1], method(1e-6, 1))).toThrow(mine)
})
