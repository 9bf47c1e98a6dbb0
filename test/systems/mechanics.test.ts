import { expect, test } from 'vitest'
import { dop853 } from '../../src/integrate/explicit/dop853.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import type { OdeSystem } from '../../src/system/system.ts'
import { dampedPendulum } from '../../systems/mechanics/damped-pendulum.ts'
import { drivenPendulum } from '../../systems/mechanics/driven-pendulum.ts'
import { elasticPendulum } from '../../systems/mechanics/elastic-pendulum.ts'
import { figureEight } from '../../systems/mechanics/figure-eight.ts'
import { fputChain, fputChainOf } from '../../systems/mechanics/fput-chain.ts'
import { kepler } from '../../systems/mechanics/kepler.ts'
import { massSpringLattice, massSpringLatticeOf } from '../../systems/mechanics/mass-spring-lattice.ts'
import { nBodyOf } from '../../systems/mechanics/n-body.ts'
import { pendulumOnCart } from '../../systems/mechanics/pendulum-on-cart.ts'
import { pleiades } from '../../systems/mechanics/pleiades.ts'
import { rayleighOscillator } from '../../systems/mechanics/rayleigh-oscillator.ts'
import { restrictedThreeBody } from '../../systems/mechanics/restricted-three-body.ts'
import { rigidBody } from '../../systems/mechanics/rigid-body.ts'
import { todaLattice, todaLatticeOf } from '../../systems/mechanics/toda-lattice.ts'
import { twoBody } from '../../systems/mechanics/two-body.ts'
import values from '../reference/reference-values.json' with { type: 'json' }
import { cyclePeriod, run, stateAfter } from './cycles.ts'
import { eigenvalues, valueAt } from './equilibria.ts'

/** Angular frequencies of small oscillations around y, ascending; zero ones are left out. */
function frequencies(system: OdeSystem, y: ArrayLike<number>): number[] {
  const found = eigenvalues(system, y).map(({ im }) => im)
  return found.filter((im) => im > 1e-5).sort((a, b) => a - b)
}

function expectClose(actual: readonly number[], expected: readonly number[], digits: number): void {
  expect(actual).toHaveLength(expected.length)
  for (const [i, value] of expected.entries()) expect(actual[i]).toBeCloseTo(value, digits)
}

const tight = dop853({ relativeTolerance: 1e-13, absoluteTolerance: 1e-14 })

test('small swings of the damped pendulum decay with half the damping', () => {
  const [first, second] = eigenvalues(dampedPendulum, [0, 0])
  expect(first!.re).toBeCloseTo(-0.1, 14)
  expect(Math.abs(second!.im)).toBeCloseTo(Math.sqrt(9.81 - 0.01), 13)
  expect((2 * Math.PI) / Math.abs(first!.im)).toBeCloseTo(dampedPendulum.period!, 4)
})

test.each([
  [0.9, 1],
  [1.07, 2],
  [1.35, 1],
  [1.45, 2],
  [1.47, 4],
])('the driven pendulum at amplitude %d repeats after %i drives', (amplitude, drives) => {
  const system = drivenPendulum.with({ amplitude })
  const settled = stateAfter(system, 400 * 3 * Math.PI)
  const rate = (n: number) => stateAfter(system, 3 * Math.PI * n, settled)[1]! - settled[1]!
  expect(Math.abs(rate(drives))).toBeLessThan(1e-6)
  if (drives > 1) expect(Math.abs(rate(drives / 2))).toBeGreaterThan(1e-3)
})

test('the elastic pendulum hangs below its length and bounces twice per swing', () => {
  const rest = [0, -(1 + 9.81 / 29.43), 0, 0]
  expectClose(valueAt(elasticPendulum, rest), [0, 0, 0, 0], 13)
  const [swing, bounce] = frequencies(elasticPendulum, rest)
  expect(bounce).toBeCloseTo(Math.sqrt(29.43), 12)
  expect(bounce! / swing!).toBeCloseTo(2, 12)
})

test('a pendulum on a cart swings faster than one on a wall', () => {
  expectClose(frequencies(pendulumOnCart, [0, 0, 0, 0]), [Math.sqrt(1.5 * 9.81)], 12)
  expect(cyclePeriod(pendulumOnCart, undefined, 1)).toBeCloseTo(pendulumOnCart.period!, 3)
})

test('Kepler orbits are the reference ones', () => {
  const reference = values['kepler mu=a=1 start at perihelion (x,y,vx,vy); energy -1/2; L=sqrt(1-e^2); period 2pi']
  const start = [0.5, 0, 0, Math.sqrt(3)]
  expect([...kepler.initialState]).toEqual(start)
  const { states } = integrate(kepler, start, [0, 10], tight)
  expectClose([...states.slice(4)], reference['e=0.5,t=10'].map(Number), 10)
  expect(kepler.invariants.eccentricityX!(0, Float64Array.from(start))).toBeCloseTo(0.5, 15)
})

test('two bodies move around each other as one around a fixed center', () => {
  const [x1, y1, x2, y2] = stateAfter(twoBody, 10) as [number, number, number, number]
  const [x, y] = stateAfter(kepler, 10) as [number, number]
  expectClose([x2 - x1, y2 - y1], [x, y], 8)
})

test('the satellite starts on Arenstorf’s orbit, which closes', () => {
  const start = [0.994, 0, 0, Number(values.stiff_and_testset.arenstorf.ic[3])]
  const { period, initialState } = restrictedThreeBody
  const { states } = integrate(restrictedThreeBody, start, [0, period! / 10, period!], tight)
  expectClose([...states.slice(4, 8)], initialState, 9)
  expectClose([...states.slice(8)], start, 7)
})

test('a triangle with Earth and Moon is an equilibrium, stable below Routh’s mass', () => {
  const growth = (mu: number) => {
    const system = restrictedThreeBody.with({ mu })
    const corner = [0.5 - mu, Math.sqrt(3) / 2, 0, 0]
    expectClose(valueAt(system, corner), [0, 0, 0, 0], 14)
    return eigenvalues(system, corner)[0]!.re
  }
  const routh = (1 - Math.sqrt(23 / 27)) / 2
  expect(growth(0.99 * routh)).toBeLessThan(1e-7)
  expect(growth(1.01 * routh)).toBeGreaterThan(0.01)
})

test('the Pleiades at t = 3 are where the test set says', () => {
  const { states } = integrate(pleiades, pleiades.initialState, [0, 3], tight)
  const { 'pleiades_x(3)': x, 'pleiades_y(3)': y } = values.stiff_and_testset
  expectClose([...states.slice(28, 42)], [...x, ...y], 8)
})

test('the figure eight closes and its bodies change places after a third of it', () => {
  const start = figureEight.initialState
  expectClose(stateAfter(figureEight, figureEight.period!), start, 6)
  const [x1, x2, x3] = stateAfter(figureEight, figureEight.period! / 3) as [number, number, number]
  expectClose(
    [x1, x2, x3].sort((a, b) => a - b),
    [start[1]!, 0, start[0]!],
    6,
  )
})

test('the energy of the Fermi–Pasta–Ulam–Tsingou chain leaves the longest wave and returns to it', () => {
  const n = 31
  const wave = Float64Array.from(
    { length: n },
    (_, i) => Math.sin((Math.PI * (i + 1)) / (n + 1)) * Math.sqrt(2 / (n + 1)),
  )
  const omega = 2 * Math.sin(Math.PI / (2 * (n + 1)))
  const { states, times } = run(fputChain, 170 * fputChain.period!, 340)
  const total = fputChain.hamiltonian(states.slice(0, 2 * n))
  const share = Array.from(times, (_, i) => {
    const project = (from: number) => wave.reduce((sum, w, j) => sum + w * states[i * 2 * n + from + j]!, 0)
    return (project(n) ** 2 + (omega * project(0)) ** 2) / 2 / total
  })
  expect(share[0]).toBeGreaterThan(0.99)
  expect(Math.min(...share)).toBeLessThan(0.1)
  expect(Math.max(...share.slice(290))).toBeGreaterThan(0.95)
})

test('waves of the chains have the frequencies of their theory', () => {
  const wave = (k: number, n: number) => 2 * Math.sin((Math.PI * k) / n)
  const rest = new Float64Array(16)
  expectClose(
    frequencies(fputChainOf(8), rest),
    [1, 2, 3, 4, 5, 6, 7, 8].map((k) => wave(k, 18)),
    10,
  )
  expectClose(frequencies(todaLattice, new Float64Array(6)), [Math.sqrt(3), Math.sqrt(3)], 7)
  const lattice = massSpringLatticeOf(2, 3)
  const squares = [1, 2].flatMap((a) => [1, 2, 3].map((b) => wave(a, 6) ** 2 + wave(b, 8) ** 2))
  expectClose(
    frequencies(lattice, new Float64Array(12)),
    squares.map(Math.sqrt).sort((a, b) => a - b),
    10,
  )
  const { period, variables } = massSpringLattice
  const slowest = frequencies(massSpringLattice, new Float64Array(variables.length))[0]!
  expect(period).toBeCloseTo((2 * Math.PI) / slowest, 8)
})

test('the Toda lattice keeps all its integrals', () => {
  const system = todaLatticeOf(5)
  const { states } = integrate(system, system.initialState, [0, 20], tight)
  for (const invariant of Object.values(system.invariants))
    expect(invariant(20, states.slice(10))).toBeCloseTo(invariant(0, states.slice(0, 10)), 11)
})

test('the period of the tumbling body is a complete elliptic integral', () => {
  const [I1, I2, I3] = [1, 2, 3]
  const y = Float64Array.from(rigidBody.initialState)
  const twiceEnergy = 2 * rigidBody.invariants.energy!(0, y)
  const square = rigidBody.invariants.angularMomentum!(0, y) ** 2
  // Landau and Lifshitz, (37.8) to (37.12), for the case M² < 2 E I2, with the axes 1 and 3 exchanged.
  const modulus = ((I3 - I2) * (square - twiceEnergy * I1)) / ((I2 - I1) * (twiceEnergy * I3 - square))
  let [a, b] = [1, Math.sqrt(1 - Math.min(modulus, 1 / modulus))]
  for (let i = 0; i < 40; i++) [a, b] = [(a + b) / 2, Math.sqrt(a * b)]
  const rate = Math.max((I2 - I1) * (twiceEnergy * I3 - square), (I3 - I2) * (square - twiceEnergy * I1))
  const period = ((2 * Math.PI) / a) * Math.sqrt((I1 * I2 * I3) / rate)
  expect(rigidBody.period).toBeCloseTo(period, 3)
  expectClose(stateAfter(rigidBody, period), rigidBody.initialState, 7)
})

test('the speed of the Rayleigh oscillator obeys van der Pol’s equation', () => {
  const [x, v] = [0.7, -1.3]
  const [, acceleration] = valueAt(rayleighOscillator, [x, v]) as [number, number]
  const h = 1e-5
  const after = (sign: number) => valueAt(rayleighOscillator, [x + sign * h * v, v + sign * h * acceleration])[1]!
  expect((after(1) - after(-1)) / (2 * h)).toBeCloseTo((1 - v * v) * acceleration - v, 8)
  expect(cyclePeriod(rayleighOscillator)).toBeCloseTo(rayleighOscillator.period!, 5)
})

test('sizes out of range are refused', () => {
  expect(() => nBodyOf([])).toThrow(/give 2 to 16/)
  expect(() => fputChainOf(0)).toThrow(/give 1 to 64/)
  expect(() => todaLatticeOf(2)).toThrow(/give 3 to 64/)
  expect(() => massSpringLatticeOf(0, 3)).toThrow(/whole numbers/)
})
