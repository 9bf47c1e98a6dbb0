import { expect, test } from 'vitest'
import { rk4 } from '../../../src/integrate/fixed/rk4.ts'
import { leapfrogs } from '../../../src/integrate/geometric/splitting.ts'
import { stormerVerlet } from '../../../src/integrate/geometric/stormer-verlet.ts'
import { symplecticEuler } from '../../../src/integrate/geometric/symplectic-euler.ts'
import { fourth, yoshida4 } from '../../../src/integrate/geometric/yoshida4.ts'
import { sixth, yoshida6 } from '../../../src/integrate/geometric/yoshida6.ts'
import { eighth, yoshida8 } from '../../../src/integrate/geometric/yoshida8.ts'
import { integrate } from '../../../src/integrate/integrate.ts'
import { defineHamiltonian } from '../../../src/system/define-hamiltonian.ts'
import { stateAt, timeGrid } from '../../../src/trajectory.ts'
import { pendulum } from '../../../systems/mechanics/pendulum.ts'
import values from '../../reference/reference-values.json' with { type: 'json' }
import { lorenz63, maxDifference } from '../problems.ts'
import { doublePendulum, kepler, keplerState, observedOrders, returnError, symplecticDefect } from './problems.ts'

const methods = [symplecticEuler, stormerVerlet, yoshida4, yoshida6, yoshida8].map((method) => ({ method }))
const symmetric = methods.slice(1)

test.each([
  { method: symplecticEuler, order: 1, h: 1 / 256 },
  { method: stormerVerlet, order: 2, h: 1 / 32 },
  { method: yoshida4, order: 4, h: 1 / 16 },
  { method: yoshida6, order: 6, h: 1 / 10 },
  { method: yoshida8, order: 8, h: 1 / 8 },
])('$method.name has order $order', ({ method, order, h }) => {
  for (const observed of observedOrders(method, h)) expect(Math.abs(observed - order)).toBeLessThan(0.15)
})

test.each(symmetric)('$method.name follows the pendulum at 90 degrees', ({ method }) => {
  const angles = Object.entries(values['pendulum_theta0=90deg_theta(t)'])
  const times = angles.map(([t]) => Number(t))
  const trajectory = integrate(pendulum, [Math.PI / 2, 0], times, method({ step: 0.01 }))
  const bound = method === stormerVerlet ? 1e-4 : method === yoshida4 ? 1e-6 : 1e-10
  for (const [i, [, angle]] of angles.entries())
    expect(Math.abs(trajectory.states[2 * i] - Number(angle))).toBeLessThan(bound)
})

/** Power series in h without commuting letters: the coefficient of every word of 1, 3, 5, …, whose sum is its power. */
type Series = ReadonlyMap<string, number>

function product(a: Series, b: Series, highest: number): Series {
  const result = new Map<string, number>()
  for (const [u, x] of a)
    for (const [v, y] of b) {
      const word = u + v
      if ([...word].reduce((sum, letter) => sum + Number(letter), 0) <= highest)
        result.set(word, (result.get(word) ?? 0) + x * y)
    }
  return result
}

function exponential(exponent: Series, highest: number): Series {
  const result = new Map([['', 1]])
  let term: Series = result
  for (let n = 1; n <= highest; n++) {
    term = product(term, new Map([...exponent].map(([word, x]) => [word, x / n])), highest)
    for (const [word, x] of term) result.set(word, (result.get(word) ?? 0) + x)
  }
  return result
}

/**
 * Largest coefficient up to h^highest by which a composition of symmetric steps exp(wX₁ + w³X₃ + w⁵X₅ + …) differs from
 * exp(X₁), X₁ being the vector field: all order conditions at once (Yoshida 1990, section 4).
 */
function orderDefect(weights: readonly number[], highest: number): number {
  const step = (w: number): Series =>
    exponential(new Map([1, 3, 5, 7, 9].filter((n) => n <= highest).map((n) => [`${n}`, w ** n])), highest)
  const composed = weights.map(step).reduce((a, b) => product(a, b, highest))
  const exact = exponential(new Map([['1', 1]]), highest)
  return Math.max(...[...composed].map(([word, x]) => Math.abs(x - (exact.get(word) ?? 0))))
}

test('the weights meet all order conditions, and none beyond', () => {
  for (const [{ drifts }, order] of [
    [leapfrogs(), 2],
    [fourth, 4],
    [sixth, 6],
    [eighth, 8],
  ] as const) {
    expect(orderDefect(drifts, order)).toBeLessThan(1e-13)
    expect(orderDefect(drifts, order + 1)).toBeGreaterThan(1e-3)
  }
})

test.each(methods)('one step of $method.name is symplectic, one of rk4 is not', ({ method }) => {
  expect(symplecticDefect(kepler, method({ step: 0.3 }), 0.3)).toBeLessThan(1e-6)
  expect(symplecticDefect(kepler, rk4({ step: 0.3 }), 0.3)).toBeGreaterThan(1e-3)
})

test.each(symmetric)('$method.name comes back to its start', ({ method }) => {
  expect(returnError(kepler, method({ step: 0.05 }), 0.05, 1000)).toBeLessThan(1e-12)
})

test('symplecticEuler, not being symmetric, does not', () => {
  expect(returnError(kepler, symplecticEuler({ step: 0.05 }), 0.05, 1000)).toBeGreaterThan(1e-3)
})

test('where the halves come from functions, the bits are the same and the field is evaluated twice per force', () => {
  const { velocity, force, ...whole } = kepler
  expect(velocity && force).toBeDefined()
  const { states, statistics } = integrate(kepler, kepler.initialState, [0, 1], yoshida4({ step: 0.1 }))
  const other = integrate(whole, kepler.initialState, [0, 1], yoshida4({ step: 0.1 }))
  expect(other.states).toEqual(states)
  expect(statistics?.evaluations).toBe(31)
  expect(other.statistics?.evaluations).toBe(61)
})

test('inside a step the solution has an error of order 4', () => {
  const error = (step: number): number => {
    let worst = 0
    const start = Float64Array.from(kepler.initialState)
    yoshida8({ step })(kepler, start, Float64Array.of(0, 1), (from, to, at) => {
      const [t, inside] = [from + 0.3 * (to - from), new Float64Array(4)]
      at(t, inside)
      worst = Math.max(worst, maxDifference(inside, keplerState(t)))
      return undefined
    })
    return worst
  }
  expect(Math.abs(Math.log2(error(1 / 32) / error(1 / 64)) - 4)).toBeLessThan(0.15)
})

test('what cannot be split is refused, with the way out', () => {
  const run = (system: Parameters<typeof integrate>[0]) =>
    integrate(system, system.initialState, [0, 1], stormerVerlet({ step: 0.1 }))
  expect(() => run(doublePendulum)).toThrow(
    new RangeError(
      'stormerVerlet: double pendulum is not separable (its Hamiltonian mixes positions and momenta); use implicitMidpoint or gauss4/gauss6',
    ),
  )
  expect(() => run(lorenz63)).toThrow(
    new RangeError('stormerVerlet: Lorenz 63 is not a Hamiltonian system; use implicitMidpoint or gauss4/gauss6'),
  )
})

/** A particle in the potential that `force` is the slope of, as functions. */
function particle(force: (q: number) => number, separable?: boolean) {
  return defineHamiltonian({
    name: 'particle',
    positions: ['q'],
    momenta: ['p'],
    hamiltonian: (y) => y[1] ** 2 / 2,
    gradient: (y, gradient) => gradient.set([-force(y[0]), y[1]]),
    initialState: [1, 1],
    ...(separable !== undefined && { separable }),
  })
}

test('a Hamiltonian given as a function has to declare itself separable', () => {
  const { states } = integrate(
    particle(() => 1, true),
    [1, 1],
    [0, 2],
    stormerVerlet({ step: 0.1 }),
  )
  expect(maxDifference(states.subarray(2), [5, 3])).toBeLessThan(1e-15)
  expect(() =>
    integrate(
      particle(() => 1),
      [1, 1],
      [0, 2],
      stormerVerlet({ step: 0.1 }),
    ),
  ).toThrow('particle is not separable (where H is a function, separable: true has to declare it)')
})

test('a blow-up and a NaN end the trajectory at the last time before them', () => {
  // q″ = 6q² with q(0) = 1, q′(0) = 2 is q = 1/(1 − t)².
  const blowUp = integrate(
    particle((q) => 6 * q * q, true),
    [1, 2],
    timeGrid(0, 0.25, 80),
    yoshida4({ step: 0.01 }),
  )
  expect(blowUp.status).toBe('diverged')
  expect(blowUp.times.length).toBeGreaterThanOrEqual(4)
  expect(blowUp.states.every(Number.isFinite)).toBe(true)
  const edge = particle((q) => (q > 1.5 ? Number.NaN : 0), true)
  const broken = integrate(edge, [1, 1], [0, 0.25, 1e6], stormerVerlet({ step: 0.01 }))
  expect(broken.status).toBe('diverged')
  expect(broken.times).toEqual(Float64Array.of(0, 0.25))
  expect(broken.statistics?.evaluations).toBeLessThan(200)
})

test('an exception from the gradient comes back as the same object', () => {
  const mine = new Error('mine')
  const throwing = particle((q) => {
    if (q > 1.5) throw mine
    return 0
  }, true)
  expect(() => integrate(throwing, [1, 1], [0, 1], yoshida6({ step: 0.1 }))).toThrow(mine)
})

test('the last state does not depend on the output times', () => {
  const run = (times: ArrayLike<number>) => integrate(kepler, kepler.initialState, times, yoshida8({ step: 1 / 16 }))
  expect(stateAt(run(timeGrid(0, 0.25, 8)), 8)).toEqual(stateAt(run([0, 2]), 1))
})
