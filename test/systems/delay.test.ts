import { expect, test } from 'vitest'
import { dominantPeriod } from '../../src/compare/dominant-period.ts'
import { integrateDde } from '../../src/integrate/dde/integrate-dde.ts'
import type { DdeSystem } from '../../src/system/system.ts'
import { slice, type Trajectory, timeGrid } from '../../src/trajectory.ts'
import { mackeyGlass } from '../../systems/biology/mackey-glass.ts'
import { sprottDelay } from '../../systems/chaos/sprott-delay.ts'
import { delayedOscillator } from '../../systems/climate/delayed-oscillator.ts'
import { delayedLogistic } from '../../systems/ecology/delayed-logistic.ts'
import { nicholsonBlowflies } from '../../systems/ecology/nicholson-blowflies.ts'
import { piecewiseCircuit } from '../../systems/electronics/piecewise-circuit.ts'
import { scrollDelay } from '../../systems/electronics/scroll-delay.ts'
import { vossDelay } from '../../systems/electronics/voss-delay.ts'
import { ikedaDelay } from '../../systems/physics/ikeda-delay.ts'
import { characteristicRoots, delayEquilibrium, restingField, slopesAt } from './characteristic-roots.ts'
import { zero } from './equilibria.ts'

/** The last half of a run of so many lags, 100 samples each, from a constant past. */
function lateRun(system: DdeSystem, lags: number, past: number = system.initialState[0]!): Trajectory {
  const lag = system.parameters.tau ?? system.parameters.delta!
  const times = timeGrid(0, lag / 100, 100 * lags)
  const run = integrateDde(system, [past], times, { relativeTolerance: 1e-8 })
  expect(run.status).toBe('complete')
  return slice(run, 50 * lags)
}

const range = ({ states }: Trajectory): [number, number] => [
  states.reduce((a, b) => Math.min(a, b)),
  states.reduce((a, b) => Math.max(a, b)),
]

/** The largest real part of a characteristic root at x. */
const growth = (system: DdeSystem, x: number): number => characteristicRoots(system, x)[0]!.re

/** The delay, between two others, at which the equilibrium loses its stability, and the period with which it does. */
function hopf(system: DdeSystem, x: number, from: number, to: number, name = 'tau'): { delay: number; period: number } {
  const delay = zero((tau) => growth(system.with({ [name]: tau }), x), from, to)
  const [first] = characteristicRoots(system.with({ [name]: delay }), x)
  return { delay, period: (2 * Math.PI) / Math.abs(first!.im) }
}

/** Where λ = a + b exp(-λ tau), b < -|a|, has its first imaginary root. */
const firstImaginary = (a: number, b: number): number => Math.acos(-a / b) / Math.sqrt(b * b - a * a)

/** The right-hand sides as the dysts catalogue has them: x now, z a time tau ago. */
const dysts: readonly [DdeSystem, (x: number, z: number) => number][] = [
  [mackeyGlass, (x, z) => 0.2 * (z / (1 + z ** 10)) - 0.1 * x],
  [ikedaDelay, (x, z) => -20 * Math.sin(z - 0) - 1 * x],
  [sprottDelay, (_x, z) => 1 * Math.sin(z - 0)],
  [vossDelay, (x, z) => -3.24 * x + (-10.44 * z ** 3 - 13.95 * z ** 2 - 3.63 * z + 0.85)],
  [scrollDelay, (_x, z) => -0.2 * z + 0.2 * Math.tanh(10 * z)],
  [piecewiseCircuit, (_x, z) => -1 * z + 1 * (-((z / 2.24) ** 3) + (3 * z) / 2.24)],
]

test.each(dysts)('$name is the published equation', (system, published) => {
  for (let i = 0; i < 200; i++) {
    const [x, z] = [3 * Math.sin(12.9 * i), 3 * Math.sin(78.2 * i + 1)]
    const out = new Float64Array(1)
    system.field(0, Float64Array.of(x), Float64Array.of(z), out)
    const expected = published(x, z)
    expect(Math.abs(out[0]! - expected)).toBeLessThan(1e-12 * (1 + Math.abs(expected)))
  }
})

test.each(
  [
    [mackeyGlass, 1],
    [ikedaDelay, 0],
    [sprottDelay, Math.PI],
    [vossDelay, 0.12],
    [scrollDelay, 1],
    [piecewiseCircuit, 1.9],
    [delayedOscillator, 0.5],
    [delayedLogistic, 1],
    [nicholsonBlowflies, 2000],
  ].map((row) => row as [DdeSystem, number]),
)('$name has an unstable equilibrium, with roots of its characteristic equation', (system, guess) => {
  const x = delayEquilibrium(system, guess)
  expect(Math.abs(restingField(system, x))).toBeLessThan(1e-13 * Math.max(1, Math.abs(x)))
  const [a, b] = slopesAt(system, x)
  const tau = system.parameters.tau ?? system.parameters.delta!
  for (const { re, im } of characteristicRoots(system, x, 40).slice(0, 2)) {
    const size = b * Math.exp(-re * tau)
    expect(Math.hypot(re - a - size * Math.cos(im * tau), im + size * Math.sin(im * tau))).toBeLessThan(1e-9)
  }
  expect(growth(system, x)).toBeGreaterThan(0)
})

test('a population with delay cycles from r tau = pi/2 on, with period 4 tau, and overshoots from 1/e on', () => {
  for (const r of [1, 0.3]) {
    const { delay, period } = hopf(delayedLogistic.with({ r }), 1, 1 / r, 2 / r)
    expect(r * delay).toBeCloseTo(Math.PI / 2, 10)
    expect(period / delay).toBeCloseTo(4, 9)
  }
  const turns = (tau: number) => Math.abs(characteristicRoots(delayedLogistic.with({ tau }), 1)[0]!.im)
  expect(turns(1 / Math.E - 1e-3)).toBe(0)
  expect(turns(1 / Math.E + 1e-3)).toBeGreaterThan(0)
})

test('a delayed population never exceeds K exp(r tau), and returns to K at the rate of its first root', () => {
  expect(range(lateRun(delayedLogistic, 100))[1]).toBeLessThan(Math.exp(2))
  const tame = delayedLogistic.with({ tau: 1.4 })
  const { re, im } = characteristicRoots(tame, 1)[0]!
  const late = lateRun(tame, 120, 1.001)
  const turn = Math.round((2 * Math.PI) / Math.abs(im) / 0.014)
  const swing = (turns: number): number => {
    const [low, high] = range(slice(late, turns * turn, (turns + 1) * turn))
    return high - low
  }
  expect(Math.log(swing(5) / swing(0)) / (5 * turn * 0.014) / re).toBeCloseTo(1, 2)
})

test('with x = N/K - 1 the delayed logistic equation is Wright’s', () => {
  const [r, K] = [1.7, 3]
  const out = new Float64Array(1)
  for (const [x, z] of [
    [0.4, -0.7],
    [-0.2, 1.9],
  ] as const) {
    delayedLogistic.with({ r, K }).field(0, Float64Array.of(K * (1 + x)), Float64Array.of(K * (1 + z)), out)
    expect(out[0]! / K).toBeCloseTo(-r * z * (1 + x), 14)
  }
})

test('the blood count is (beta/gamma - 1)^(1/n) and cycles from tau = arccos(-1/4)/sqrt(0.15) on', () => {
  const at = { beta: 0.5, n: 7 }
  expect(delayEquilibrium(mackeyGlass.with(at), 1.3)).toBeCloseTo(4 ** (1 / 7), 14)
  const { delay, period } = hopf(mackeyGlass, 1, 3, 8)
  expect(delay).toBeCloseTo(Math.acos(-0.25) / Math.sqrt(0.15), 10)
  expect(period).toBeCloseTo((2 * Math.PI) / Math.sqrt(0.15), 9)
  const [low, high] = range(lateRun(mackeyGlass.with({ tau: 4 }), 300))
  expect(high - low).toBeLessThan(1e-4)
})

test('the cycle of the blood count doubles its period: 1 turn at tau = 13, 2 at 15, 4 at 16, none at 17', () => {
  for (const [tau, turns] of [
    [13, 1],
    [15, 2],
    [16, 4],
  ] as const) {
    const found = dominantPeriod(lateRun(mackeyGlass.with({ tau }), 400), { method: 'crossings', tolerance: 1e-3 })
    expect([found.kind, found.returnsPerPeriod]).toEqual(['cycle', turns])
  }
  expect(dominantPeriod(lateRun(mackeyGlass, 400), { method: 'crossings', tolerance: 1e-3 }).kind).toBe('mean return')
})

test('warmth and cold of the delayed oscillator end beyond the published neutral curve', () => {
  for (const alpha of [0.6, 0.75, 0.9]) {
    const warm = Math.sqrt(1 - alpha)
    const exact = Math.acos(3 - 2 / alpha) / (2 * Math.sqrt((2 * alpha - 1) * (1 - alpha)))
    expect(hopf(delayedOscillator.with({ alpha }), warm, exact / 2, 2 * exact, 'delta').delay).toBeCloseTo(exact, 9)
  }
  const lasting = delayedOscillator.with({ alpha: 0.49 })
  for (const delta of [1, 5, 25]) expect(growth(lasting.with({ delta }), Math.sqrt(0.51))).toBeLessThan(0)
})

test('the delayed oscillator takes more than 2 delays, and 2 to 4 of them where they are long', () => {
  for (const [alpha, delta, most] of [
    [0.75, 2, 5],
    [0.6, 6, 4],
    [0.75, 3, 4],
    [0.75, 10, 4],
    [0.9, 6, 4],
  ] as const) {
    const { kind, period } = dominantPeriod(lateRun(delayedOscillator.with({ alpha, delta }), 80))
    expect(kind).toBe('cycle')
    expect(period / delta).toBeGreaterThan(2)
    expect(period / delta).toBeLessThan(most)
  }
})

test('blowflies are in balance at N0 ln(P/delta), which is unstable beyond the published boundary', () => {
  const { P, N0, delta } = nicholsonBlowflies.parameters as { [name: string]: number }
  const L = Math.log(P! / delta!)
  const x = delayEquilibrium(nicholsonBlowflies, 2000)
  expect(x).toBeCloseTo(N0! * L, 9)
  const exact = Math.acos(1 / (1 - L)) / Math.sqrt(L * (L - 2)) / delta!
  expect(hopf(nicholsonBlowflies, x, 3, 14).delay).toBeCloseTo(exact, 9)
  const tame = nicholsonBlowflies.with({ P: delta! * Math.exp(1.9) })
  for (const tau of [5, 20, 80]) expect(growth(tame.with({ tau }), 1.9 * N0!)).toBeLessThan(0)
})

test('feedback that has only a delayed part is stable up to tau = pi/(2 |slope|)', () => {
  expect(hopf(sprottDelay, Math.PI, 1, 2).delay).toBeCloseTo(Math.PI / 2, 10)
  expect(hopf(scrollDelay, delayEquilibrium(scrollDelay, 1), 5, 10).delay).toBeCloseTo(Math.PI / 0.4, 5)
  const x = delayEquilibrium(piecewiseCircuit, 1.9)
  expect(x).toBeCloseTo(2.24 * Math.sqrt(3 - 2.24), 13)
  expect(hopf(piecewiseCircuit, x, 1, 4).delay).toBeCloseTo(Math.PI / (4 * (3 / 2.24 - 1)), 10)
})

test('the ring of light and the filter lose stability at their first imaginary roots', () => {
  expect(hopf(ikedaDelay.with({ mu: -3 }), 0, 0.1, 2).delay).toBeCloseTo(firstImaginary(-1, -3), 10)
  const x = delayEquilibrium(vossDelay, 0.12)
  expect(hopf(vossDelay, x, 0.1, 3).delay).toBeCloseTo(firstImaginary(...slopesAt(vossDelay, x)), 10)
})

test('the cubic circuits stay bounded from a small constant past only', () => {
  for (const [system, inside, outside] of [
    [vossDelay, 0.36, 0.4],
    [vossDelay, -1, -1.1],
    [piecewiseCircuit, 2.5, 2.9],
  ] as const) {
    expect(integrateDde(system, [inside], [0, 200]).status).toBe('complete')
    expect(integrateDde(system, [outside], [0, 200]).status).not.toBe('complete')
  }
})

test('around pi, Sprott’s equation has a cycle of period 4 tau while that is symmetric', () => {
  const found = dominantPeriod(lateRun(sprottDelay.with({ tau: 2.5 }), 200, 3))
  expect(found.kind).toBe('cycle')
  expect(found.period / 2.5).toBeCloseTo(4, 6)
})

test.each([delayedOscillator, delayedLogistic, nicholsonBlowflies])('$name has the period it declares', (system) => {
  const { kind, period } = dominantPeriod(lateRun(system, 80))
  expect(kind).toBe('cycle')
  expect(Math.abs(period / system.period! - 1)).toBeLessThan(1e-4)
})

test.each(
  [
    [mackeyGlass, 'crossings', 600],
    [ikedaDelay, 'maxima', 300],
    [piecewiseCircuit, 'maxima', 600],
    [scrollDelay, 'maxima', 600],
    [vossDelay, 'maxima', 300],
    [sprottDelay, 'maxima', 600],
  ].map(([system, method, lags]) => ({ system, method, lags }) as Irregular),
)('$system.name is irregular, its mean turn the declared period within 4 standard errors', (irregular) => {
  const { system, method, lags } = irregular
  const { kind, period, spread, returns } = dominantPeriod(lateRun(system, lags), { method, tolerance: 1e-2 })
  expect(kind).toBe('mean return')
  // Successive turns are not independent; let blocks of four be.
  expect(Math.abs(period - system.period!)).toBeLessThan((4 * spread) / Math.sqrt(returns / 4))
})

interface Irregular {
  readonly system: DdeSystem
  readonly method: 'crossings' | 'maxima'
  readonly lags: number
}
